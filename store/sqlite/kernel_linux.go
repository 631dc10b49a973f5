package sqlite

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
)

// kernel names the running kernel, and the file at pad as that kernel has it open; empty
// when either cannot be told.
func kernel(pad string) string {
	start, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	i, err := os.Stat(pad)
	if err != nil {
		return ""
	}
	s, ok := i.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s %d %d", bytes.TrimSpace(start), s.Dev, s.Ino)
}
