// Package truncated sends what it has by sender and cuts each list to nothing.
package truncated

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// Spool collects lines by sender.
type Spool struct {
	mu    sync.Mutex
	lines map[string][]string
	words map[string][]string
	out   io.Writer
}

// NewSpool writes to out each second until ctx ends.
func NewSpool(ctx context.Context, out io.Writer) *Spool {
	s := &Spool{lines: map[string][]string{}, words: map[string][]string{}, out: out}
	go func() {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				s.flush()
			}
		}
	}()
	return s
}

// ServeHTTP takes a line and a word.
func (s *Spool) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines[r.RemoteAddr] = append(s.lines[r.RemoteAddr], r.FormValue("line")) // want zombiegrow medium "Spool.lines"
	s.words[r.RemoteAddr] = append(s.words[r.RemoteAddr], r.FormValue("word"))
}

func (s *Spool) flush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for from, list := range s.lines {
		fmt.Fprintln(s.out, from, list)
		s.lines[from] = list[:0]
	}
	for from, list := range s.words {
		fmt.Fprintln(s.out, from, list)
		delete(s.words, from)
	}
}
