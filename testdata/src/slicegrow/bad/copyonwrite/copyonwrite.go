// Package copyonwrite has lists that are copied, made longer and put back.
package copyonwrite

import (
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
)

// Paths has lists of everything that was asked for.
type Paths struct {
	mu     sync.Mutex
	plain  []string
	looped []string
	value  atomic.Value
	atom   atomic.Pointer[[]string]
	swap   atomic.Pointer[[]string]
}

// NewPaths makes empty ones.
func NewPaths() *Paths {
	p := &Paths{}
	p.atom.Store(&[]string{})
	p.swap.Store(&[]string{})
	return p
}

// ServeHTTP notes a path in each of them.
func (p *Paths) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	next := make([]string, len(p.plain)+1)
	copy(next, p.plain)
	next[len(p.plain)] = r.URL.Path
	p.plain = next // want slicegrow medium "Paths.plain grows"

	all := make([]string, 0, len(p.looped)+1)
	for _, s := range p.looped {
		all = append(all, s)
	}
	all = append(all, r.URL.Path)
	p.looped = all // want slicegrow medium "Paths.looped grows"

	old, _ := p.value.Load().([]string)
	p.value.Store(append(slices.Clone(old), r.URL.Path)) // want slicegrow medium "Paths.value grows"
	p.addAtom(r.URL.Path)
	p.addSwap(r.URL.Path)
}

func (p *Paths) addAtom(path string) {
	old := p.atom.Load()
	next := make([]string, 0, len(*old)+1)
	next = append(next, *old...)
	next = append(next, path)
	p.atom.Store(&next) // want slicegrow medium "Paths.atom grows"
}

func (p *Paths) addSwap(path string) {
	for {
		old := p.swap.Load()
		next := append(append([]string(nil), *old...), path)
		if p.swap.CompareAndSwap(old, &next) { // want slicegrow medium "Paths.swap grows"
			return
		}
	}
}

// Serve serves them.
func Serve() error {
	http.Handle("/", NewPaths())
	return http.ListenAndServe("localhost:8080", nil)
}
