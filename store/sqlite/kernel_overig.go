//go:build !linux

package sqlite

// kernel is empty: what is stored is looked at after every owner who did not close it.
func kernel(string) string { return "" }
