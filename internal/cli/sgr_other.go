//go:build !windows

package cli

import "os"

// enableSGR reports true: outside Windows only TERM=dumb cannot do it.
func enableSGR(*os.File) bool { return true }
