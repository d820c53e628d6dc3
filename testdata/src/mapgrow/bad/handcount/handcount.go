// Package handcount counts by hand what it keeps, and keeps more than it counts.
package handcount

import (
	"net/http"
	"sync"
)

type item struct{ name, text string }

type shelf struct {
	mu    sync.Mutex
	count int
	order []*item
	items map[string]*item
}

func (s *shelf) keep(i *item) {
	s.items[i.name] = i // want mapgrow high "it checks the length of count, which does not count every entry"
	s.order = append(s.order, i)
	s.count++
	if s.count > 100 {
		old := s.order[0]
		s.order = s.order[1:]
		delete(s.items, old.name)
		s.count--
	}
}

func (s *shelf) find(name string) *item {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i, ok := s.items[name]; ok {
		return i
	}
	if len(name) > 40 {
		s.items[name] = nil // there is none, and that is kept as well
		return nil
	}
	i := &item{name: name}
	s.keep(i)
	return i
}

// Serve answers at an address.
func Serve(addr string) error {
	s := &shelf{items: map[string]*item{}}
	return http.ListenAndServe(addr, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.find(r.URL.Path) == nil {
			w.WriteHeader(http.StatusNotFound)
		}
	}))
}
