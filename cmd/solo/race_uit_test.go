//go:build !race

package main

// metRace says that this test binary has the race detector in it.
const metRace = false
