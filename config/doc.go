// Package config reads solo.yaml: where things are kept, which gemeenten are served
// by whom, and which case system receives their zaken.
//
// It is strict and reports every mistake at once, in Dutch, with line and column.
// Secrets come from files only and never print. The package holds no global: what
// Load returns is passed on by hand. It knows no regeling, opens no connection and
// does not look at what a key or mapping file means.
package config
