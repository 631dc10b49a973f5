//go:build !faal

package faal

// Punt is a point at which the program may die or sleep.
func Punt(string) {}

// Straks dies or sleeps a moment after this point, while the caller goes on.
func Straks(string) {}

// Mutant reports whether the program is to be worse in this way.
func Mutant(string) bool { return false }

// Getal is n, unless the environment says otherwise.
func Getal(_ string, n int) int { return n }

// Pin keeps the goroutine on its thread, so that a tracer can count what it does.
func Pin() {}
