// Package handcount counts by hand all that it keeps.
package handcount

import (
	"net/http"
	"sync"
)

type item struct{ name, text string }

type shelf struct {
	mu    sync.Mutex
	count int
	order []string
	items map[string]*item
}

func (s *shelf) keep(name string, i *item) {
	s.items[name] = i
	s.counted(name)
}

func (s *shelf) counted(name string) {
	s.order = append(s.order, name)
	s.count++
	if s.count > 100 {
		old := s.order[0]
		s.order = s.order[1:]
		delete(s.items, old)
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
		s.items[name] = nil
		s.counted(name)
		return nil
	}
	i := &item{name: name}
	s.keep(name, i)
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
