// Package latched puts a layer around what a link reads from: a field says that it is there
// already, but a new talk takes that back and leaves the layer where it is.
package latched

import (
	"bufio"
	"compress/zlib"
	"io"
	"os"
	"sync"
)

// Link is what one peer is talked to over.
type Link struct {
	mu     sync.Mutex
	in     io.Reader
	packed bool
	quiet  bool
	out    io.Writer
}

// Main is the one to who has started the program.
var Main = &Link{in: os.Stdin, out: os.Stdout}

// Pack has what is read unpacked from now on.
func (l *Link) Pack() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.packed {
		return
	}
	if r, err := zlib.NewReader(l.in); err == nil {
		l.in = r // want wrapgrow medium "wraps in"
	}
	l.packed = true
}

// Frame has what is written gathered from now on.
func (l *Link) Frame() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.quiet {
		return
	}
	l.out = bufio.NewWriter(l.out) // want wrapgrow medium "wraps out"
}

// Again begins another talk.
func (l *Link) Again() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.packed = false
}

// Hush says that nothing is to be gathered any more.
func (l *Link) Hush() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.quiet = true
}
