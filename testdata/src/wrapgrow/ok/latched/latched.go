// Package latched puts a layer around what a link reads from, once in its life: a field says that
// it is there already, and nobody takes that back.
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
	out    io.Writer
	framed *bufio.Writer
}

// Main is the one to who has started the program.
var Main = &Link{in: os.Stdin, out: os.Stdout}

// Pack has what is read unpacked from now on.
func (l *Link) Pack() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.packed {
		return nil
	}
	r, err := zlib.NewReader(l.in)
	if err != nil {
		return err
	}
	l.in = r
	l.packed = true
	return nil
}

// Frame has what is written gathered from now on.
func (l *Link) Frame() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.framed != nil {
		return
	}
	l.framed = bufio.NewWriter(l.out)
	l.out = l.framed
}

// Read reads.
func (l *Link) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.in.Read(p)
}
