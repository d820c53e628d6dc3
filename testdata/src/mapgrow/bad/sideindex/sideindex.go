// Package sideindex bounds its table and forgets the index beside it.
package sideindex

import (
	"container/list"
	"net/http"
	"sync"
)

type page struct {
	path, etag string
	body       []byte
}

// Shelf keeps the last pages that were asked for.
type Shelf struct {
	mu     sync.Mutex
	order  *list.List
	byPath map[string]*list.Element
	byEtag map[string]string
	max    int
	fetch  func(path string) page
}

// NewShelf returns a shelf for max pages.
func NewShelf(max int, fetch func(string) page) *Shelf {
	return &Shelf{order: list.New(), byPath: map[string]*list.Element{}, byEtag: map[string]string{}, max: max, fetch: fetch}
}

// ServeHTTP answers from the shelf.
func (s *Shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := r.URL.Path
	if p, ok := s.byEtag[r.Header.Get("If-None-Match")]; ok && p == path {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	e, ok := s.byPath[path]
	if !ok {
		e = s.put(s.fetch(path))
	}
	s.order.MoveToFront(e)
	_, _ = w.Write(e.Value.(page).body)
}

func (s *Shelf) put(p page) *list.Element {
	e := s.order.PushFront(p)
	s.byPath[p.path] = e
	s.byEtag[p.etag] = p.path // want mapgrow medium "Shelf.byEtag"
	for s.order.Len() > s.max {
		last := s.order.Back()
		s.order.Remove(last)
		delete(s.byPath, last.Value.(page).path)
	}
	return e
}
