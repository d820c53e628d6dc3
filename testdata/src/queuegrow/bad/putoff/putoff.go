// Package putoff is a queue in which a name waits as often as it has come, if somebody wants it.
package putoff

import (
	"io"
	"net/http"
	"sync"
)

type line struct {
	mu     sync.Mutex
	cond   *sync.Cond
	wanted map[string]struct{}
	names  []string
}

func (l *line) put(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.wanted[name]; ok {
		l.names = append(l.names, name) // want queuegrow medium "line.names grows"
	}
	l.cond.Signal()
}

func (l *line) take() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	for len(l.names) == 0 {
		l.cond.Wait()
	}
	name := l.names[0]
	l.names = l.names[1:]
	return name
}

func (l *line) want(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wanted[name] = struct{}{}
}

func (l *line) leave(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.wanted, name)
}

// Serve refreshes each name that is asked for, one after the other.
func Serve(base string) error {
	l := &line{wanted: map[string]struct{}{}}
	l.cond = sync.NewCond(&l.mu)
	go func() {
		for {
			name := l.take()
			refresh(base + name)
		}
	}()
	return http.ListenAndServe("localhost:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodPut:
			l.want(r.URL.Path)
		case http.MethodDelete:
			l.leave(r.URL.Path)
		default:
			l.put(r.URL.Path)
		}
	}))
}

func refresh(url string) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, io.LimitReader(resp.Body, 1<<16))
}
