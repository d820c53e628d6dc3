// Package abandoned is given streams of which it takes some.
package abandoned

import (
	"context"
	"net/http"
	"strings"
)

// lines brings lines, one after the other.
type lines struct{ next chan string }

func (l *lines) take() string { return <-l.next }

func read(path string) *lines {
	l := &lines{next: make(chan string)}
	go l.bring(path) // want goroutinegrow medium "take may return after receiving some of what it sends"
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
	first := l.take()
	return first, first != ""
}

// feed brings words while a context goes on.
type feed struct {
	word chan string
	over context.Context
}

func follow(ctx context.Context, from string) (*feed, error) {
	f := &feed{word: make(chan string), over: ctx}
	go func() { // want goroutinegrow medium "the loop in follow ends only with a context"
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

// parts brings the parts of a path while a context goes on.
type parts struct {
	part chan string
	over context.Context
}

func split(ctx context.Context, path string) *parts {
	p := &parts{part: make(chan string), over: ctx}
	go p.bring(strings.Split(path, "/")) // want goroutinegrow medium "firstPart may stop receiving from it early"
	return p
}

func (p *parts) bring(all []string) {
	for _, s := range all {
		select {
		case p.part <- s:
		case <-p.over.Done():
			return
		}
	}
}

func (p *parts) one() string { return <-p.part }

func firstPart(ctx context.Context, path string) string {
	p := split(ctx, path)
	return p.one() + p.one()
}

// Page shows what comes first.
type Page struct{}

// ServeHTTP shows it.
func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s, ok := title(r.URL.Path); ok {
		w.Header().Set("Title", s)
	}
	f, err := follow(context.WithoutCancel(r.Context()), r.URL.Path)
	if err != nil {
		return
	}
	w.Header().Set("Word", <-f.word)
	w.Header().Set("First", firstPart(context.Background(), r.URL.Path))
}
