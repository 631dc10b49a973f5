package sqlite

import (
	"errors"
	"os"
	"syscall"
)

// claim sets room apart without writing it. Not every file system can.
func claim(f *os.File, grootte int64) error {
	err := syscall.Fallocate(int(f.Fd()), 0, 0, grootte)
	if errors.Is(err, syscall.EOPNOTSUPP) || errors.Is(err, syscall.ENOSYS) {
		return fill(f, grootte)
	}
	return err
}

// vrij is how many bytes this account may still write in a folder.
func vrij(folder string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil
}
