// Package copyonwrite has lists that are copied and put back, and get no longer for ever.
package copyonwrite

import (
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
)

// Listeners are told of everything.
type Listeners struct {
	mu   sync.Mutex
	list atomic.Pointer[[]chan string]
	last atomic.Pointer[[]string]
	kept []string
	sort []string
}

// NewListeners makes one of nobody.
func NewListeners() *Listeners {
	l := &Listeners{}
	l.list.Store(&[]chan string{})
	l.last.Store(&[]string{})
	return l
}

// ServeHTTP listens for as long as the request lasts.
func (l *Listeners) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	ch := make(chan string, 1)
	l.add(ch)
	defer l.remove(ch)
	l.note(r.URL.Path)
	<-r.Context().Done()
}

func (l *Listeners) add(ch chan string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	next := append(slices.Clone(*l.list.Load()), ch)
	l.list.Store(&next)
}

func (l *Listeners) remove(ch chan string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var next []chan string
	for _, c := range *l.list.Load() {
		if c != ch {
			next = append(next, c)
		}
	}
	l.list.Store(&next)
}

// note keeps the last hundred paths, and those that are long.
func (l *Listeners) note(path string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	next := append(slices.Clone(*l.last.Load()), path)
	if len(next) > 100 {
		next = next[len(next)-100:]
	}
	l.last.Store(&next)

	var kept []string
	for _, k := range l.kept {
		if len(k) > len(path) {
			kept = append(kept, k)
		}
	}
	l.kept = append(kept, path)

	sorted := slices.Clone(l.sort)
	slices.Sort(sorted)
	l.sort = sorted
}

// Serve serves them.
func Serve() error {
	http.Handle("/", NewListeners())
	return http.ListenAndServe("localhost:8080", nil)
}
