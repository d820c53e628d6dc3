// Package oncewaiting is a queue in which each name waits once at most.
package oncewaiting

import (
	"io"
	"net/http"
	"sync"
)

type line struct {
	mu    sync.Mutex
	in    map[string]struct{}
	names []string
	more  chan struct{}
}

func (l *line) put(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.in[name]; ok {
		return
	}
	l.in[name] = struct{}{}
	l.names = append(l.names, name)
	select {
	case l.more <- struct{}{}:
	default:
	}
}

func (l *line) take() (string, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.names) == 0 {
		return "", false
	}
	name := l.names[0]
	l.names = l.names[1:]
	delete(l.in, name)
	return name, true
}

// Serve refreshes each name that is asked for, one after the other.
func Serve(base string) error {
	l := &line{in: map[string]struct{}{}, more: make(chan struct{}, 1)}
	go func() {
		for range l.more {
			for name, ok := l.take(); ok; name, ok = l.take() {
				refresh(base + name)
			}
		}
	}()
	return http.ListenAndServe("localhost:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { l.put(r.URL.Path) }))
}

func refresh(url string) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<16))
}
