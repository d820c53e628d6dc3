package cli

import (
	"io"
	"os"

	"golang.org/x/term"
)

// terminal is what a stream is connected to.
type terminal struct {
	ok    bool
	width int // columns, 0 if unknown
	// sgr reports whether it understands colour codes.
	sgr bool
}

func terminalOf(w io.Writer) terminal {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return terminal{}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		width = 0
	}
	return terminal{ok: true, width: width, sgr: enableSGR(f)}
}

// colored decides -color for a stream.
func (c *command) colored(m mode, t terminal) bool {
	switch m {
	case always:
		return true
	case never:
		return false
	}
	return t.ok && t.sgr && c.getenv("NO_COLOR") == "" && c.getenv("TERM") != "dumb"
}
