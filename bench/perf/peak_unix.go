//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak returns the most memory in bytes of the largest process; 0 if it is not known.
func peak(s *os.ProcessState) int64 {
	u, ok := s.SysUsage().(*syscall.Rusage)
	switch {
	case !ok:
		return 0
	case runtime.GOOS == "darwin":
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) * 1024
}
