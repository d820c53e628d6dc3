// Package oneuser works on objects that one at a time uses, for one piece of work: nothing in
// them is there for several, and no goroutine or loop works on them by itself.
package oneuser

import (
	"net/http"
	"sync"
)

type layers struct {
	src  func(key string) (string, bool)
	kept []map[string]string
}

func newLayers(src func(string) (string, bool)) *layers { return &layers{src: src} }

func (l *layers) get(key string) (string, bool) {
	for _, m := range l.kept {
		if v, ok := m[key]; ok {
			return v, true
		}
	}
	return l.src(key)
}

type disk struct{ read func(key string) string }

// state is what one block of work sees and changes.
type state struct {
	below *disk
	cache map[string]string
	over  *layers
}

func newState(d *disk) *state {
	s := &state{below: d, cache: map[string]string{}}
	s.over = newLayers(func(key string) (string, bool) { return s.load(key) })
	return s
}

func (s *state) load(key string) (string, bool) {
	v, ok := s.cache[key]
	if !ok {
		v = s.below.read(key)
		s.cache[key] = v
	}
	return v, true
}

func (s *state) balance(key string) string {
	v, _ := s.over.get(key)
	return v
}

type stater struct{ d *disk }

func (t *stater) state() *state { return newState(t.d) }

// Node serves what states say.
type Node struct {
	mu    sync.Mutex
	made  *stater
	total int
}

// prepare looks at what is there at the start.
func (n *Node) prepare(names []string) {
	s := n.made.state()
	for _, name := range names {
		n.total += len(s.balance(name))
	}
}

// ServeHTTP answers what is asked for.
func (n *Node) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	s := n.made.state()
	for _, name := range r.URL.Query()["name"] {
		_, _ = w.Write([]byte(s.balance(name)))
	}
}

// Serve serves a node.
func Serve(read func(string) string) error {
	n := &Node{made: &stater{d: &disk{read: read}}}
	n.prepare([]string{"a", "b"})
	return http.ListenAndServe(":8080", n)
}
