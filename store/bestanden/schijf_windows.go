package bestanden

import (
	"errors"
	"syscall"
)

// syncDir does nothing: Windows cannot sync a folder, NTFS journals its names.
func syncDir(string) error { return nil }

// ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of winerror.h.
func isVol(err error) bool {
	return errors.Is(err, syscall.Errno(39)) || errors.Is(err, syscall.Errno(112))
}
