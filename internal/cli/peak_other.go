//go:build !unix

package cli

// peakMemory returns 0: the system is not asked.
func peakMemory() int64 { return 0 }
