package load

import (
	"errors"
	"fmt"
	"go/token"
	"path/filepath"
	"strings"
)

// oneLine returns the message on one line.
func oneLine(msg string) string {
	return strings.Join(strings.Fields(msg), " ")
}

// absolute makes a file name absolute that is one of a directory.
func absolute(dir, name string) string {
	if name == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// position returns the place of pos in the file that was read. A line directive changes
// nothing, as it does not for findings.
func (r *run) position(pos token.Pos) token.Position {
	if !pos.IsValid() {
		return token.Position{}
	}
	return r.fset.PositionFor(pos, false)
}

// excludedMessage is how the go command says that a directory has no file to build.
const excludedMessage = "build constraints exclude all Go files in "

// errTold is the reason of a failed import that has been told already.
var errTold = errors.New("already told")

func usageErrorf(cause error, format string, args ...any) *UsageError {
	return &UsageError{Text: fmt.Sprintf(format, args...), Err: cause}
}
