// Package abandoned is given streams, which it takes to their ends or ends.
package abandoned

import (
	"context"
	"net/http"
)

// lines brings lines, one after the other.
type lines struct{ next chan string }

func (l *lines) longest() (out string) {
	for s := range l.next {
		if len(s) > len(out) {
			out = s
		}
	}
	return out
}

func read(path string) *lines {
	l := &lines{next: make(chan string)}
	go l.bring(path)
	return l
}

func (l *lines) bring(path string) {
	defer close(l.next)
	for i := range path {
		l.next <- path[i:]
	}
}

func title(path string) (string, bool) {
	l := read(path)
	s := l.longest()
	return s, len(s) > 1
}

// feed brings words while a context goes on.
type feed struct {
	word chan string
	over context.Context
}

func follow(ctx context.Context, from string) (*feed, error) {
	f := &feed{word: make(chan string), over: ctx}
	go func() {
		for {
			select {
			case f.word <- from:
			case <-f.over.Done():
				return
			}
		}
	}()
	return f, nil
}

// Page shows what comes first.
type Page struct{}

// ServeHTTP shows it.
func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s, ok := title(r.URL.Path); ok {
		w.Header().Set("Title", s)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(r.Context()))
	defer cancel()
	f, err := follow(ctx, r.URL.Path)
	if err != nil {
		return
	}
	w.Header().Set("Word", <-f.word)
	if f, err = follow(r.Context(), r.URL.Path); err == nil {
		w.Header().Set("Next", <-f.word)
	}
}
