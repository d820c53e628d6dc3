//go:build unix

package cli

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// isClosed reports whether a stream was closed when the program began. The runtime then
// opens the null device in its place, for reading and writing, so that no file gets its
// number; somebody who redirects to that device opens it for writing alone, as a rule.
func isClosed(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	flags, err := unix.FcntlInt(f.Fd(), unix.F_GETFL, 0)
	if errors.Is(err, unix.EBADF) {
		return true
	}
	info, errInfo := f.Stat()
	null, errNull := os.Stat(os.DevNull)
	if err != nil || errInfo != nil || errNull != nil {
		return false
	}
	return os.SameFile(info, null) && flags&unix.O_ACCMODE == unix.O_RDWR
}
