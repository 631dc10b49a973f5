package sqlite

import (
	"os"
	"syscall"
	"unsafe"
)

func claim(f *os.File, grootte int64) error { return fill(f, grootte) }

// vrij is how many bytes this account may still write in a folder, its quota included.
func vrij(folder string) (int64, error) {
	pad, err := syscall.UTF16PtrFromString(folder)
	if err != nil {
		return 0, err
	}
	var n uint64
	ok, _, err := syscall.NewLazyDLL("kernel32.dll").NewProc("GetDiskFreeSpaceExW").Call(
		uintptr(unsafe.Pointer(pad)), uintptr(unsafe.Pointer(&n)), 0, 0)
	if ok == 0 {
		return 0, err
	}
	return int64(n), nil
}
