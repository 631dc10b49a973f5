package config

import _ "embed"

//go:embed solo.voorbeeld.yaml
var voorbeeld string

// Voorbeeld is a complete solo.yaml with Dutch explanation, for a beheerder to start
// from.
func Voorbeeld() string { return voorbeeld }
