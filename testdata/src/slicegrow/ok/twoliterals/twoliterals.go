// Package twoliterals has a flush called again and again, by way of two literals.
package twoliterals

import (
	"net/http"
	"sync"
	"time"
)

func again(f func()) {
	safely := func() {
		defer func() { _ = recover() }()
		f()
	}
	safely()
	go func() {
		for range time.Tick(time.Second) {
			safely()
		}
	}()
}

type list struct {
	mu    sync.Mutex
	names []string
}

func (l *list) add(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.names = append(l.names, name)
}

func (l *list) flush() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.names = nil
}

// Handler lists who asks.
func Handler() http.Handler {
	l := &list{}
	again(l.flush)
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { l.add(r.FormValue("name")) })
}
