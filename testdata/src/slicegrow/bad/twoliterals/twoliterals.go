// Package twoliterals has a flush called once, by way of a literal.
package twoliterals

import (
	"net/http"
	"sync"
)

func once(f func()) {
	safely := func() {
		defer func() { _ = recover() }()
		f()
	}
	safely()
}

type list struct {
	mu    sync.Mutex
	names []string
}

func (l *list) add(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.names = append(l.names, name) // want slicegrow medium "list.names"
}

func (l *list) flush() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.names = nil
}

// Handler lists who asks.
func Handler() http.Handler {
	l := &list{}
	once(l.flush)
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { l.add(r.FormValue("name")) })
}
