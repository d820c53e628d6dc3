//go:build unix

package cli

import (
	"runtime"
	"syscall"
)

// peakMemory returns the most memory in bytes that the process had at once, of what
// is resident; 0 if the system does not tell.
func peakMemory() int64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) * 1024
}
