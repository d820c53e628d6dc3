// Package gathered starts a log that goes on when its maker, which waits until it has begun, has returned it.
package gathered

import (
	"bufio"
	"net"
	"sync"
)

// Log has the lines that a peer sends.
type Log struct {
	mu    sync.Mutex
	lines []string
}

// Follow reads what a peer sends from now on.
func Follow(c net.Conn) *Log {
	l := &Log{}
	begun := make(chan struct{})
	go func() {
		close(begun)
		for in := bufio.NewScanner(c); in.Scan(); {
			l.mu.Lock()
			l.lines = append(l.lines, in.Text()) // want slicegrow medium "Log.lines"
			l.mu.Unlock()
		}
	}()
	<-begun
	return l
}

// Len is how many lines there are.
func (l *Log) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.lines)
}

// Serve follows one peer for good.
func Serve(c net.Conn) *Log { return Follow(c) }
