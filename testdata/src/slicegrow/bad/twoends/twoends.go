// Package twoends links nodes both ways, and goes down trees by methods of their nodes.
package twoends

import (
	"fmt"
	"net/http"
	"sync"
)

type visit struct {
	who        string
	prev, next *visit
}

// Guests are known in the order of their visits.
type Guests struct {
	mu          sync.Mutex
	first, last *visit
	n           int
}

// ServeHTTP notes a visit, and who came before.
func (g *Guests) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	v := &visit{who: r.RemoteAddr, prev: g.last}
	if g.last == nil {
		g.first = v // want slicegrow medium "Guests.first grows"
	} else {
		g.last.next = v
	}
	g.last = v
	g.n++
	if v.prev != nil {
		fmt.Fprintln(w, v.prev.who)
	}
}

type leaf struct {
	key  string
	n    int
	l, r *leaf
}

func (t *leaf) put(key string) {
	switch {
	case key == t.key:
		t.n++
	case key < t.key && t.l == nil:
		t.l = &leaf{key: key}
	case key < t.key:
		t.l.put(key)
	case t.r == nil:
		t.r = &leaf{key: key}
	default:
		t.r.put(key)
	}
}

// Hosts are counted in a tree.
type Hosts struct {
	mu  sync.Mutex
	top *leaf
	n   int
}

// ServeHTTP counts a host.
func (h *Hosts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.n++
	if h.top == nil {
		h.top = &leaf{key: r.Host}
	}
	h.top.put(r.Host) // want slicegrow medium "Hosts.top grows"
}
