//go:build !linux && !windows

package sqlite

import (
	"errors"
	"os"
)

func claim(f *os.File, grootte int64) error { return fill(f, grootte) }

// vrij is not asked here: that the reserve cannot be made is the only sign of a full disk.
func vrij(string) (int64, error) { return 0, errors.ErrUnsupported }
