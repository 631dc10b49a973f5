//go:build unix

package bestanden

import (
	"errors"
	"os"
	"syscall"
)

// syncDir makes a rename or removal in this folder survive a power cut.
func syncDir(pad string) error {
	d, err := os.Open(pad)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func isVol(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
