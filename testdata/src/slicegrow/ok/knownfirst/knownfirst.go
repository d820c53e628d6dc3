// Package main keeps the order of what it has computed, which it computes once.
package main

import (
	"net/http"
	"strings"
	"sync"
	"time"
)

type result struct {
	text string
	at   time.Time
}

type store struct {
	mu    sync.Mutex
	by    map[string]result
	order []string
}

func (s *store) get(k string) (result, bool) {
	r, ok := s.by[k]
	return r, ok
}

func (s *store) put(k string, r result) {
	if len(s.by) > 100 {
		s.oldest()
	}
	s.by[k] = r
	s.order = append(s.order, k)
}

func (s *store) oldest() {
	delete(s.by, s.order[0])
	s.order = s.order[1:]
}

func (s *store) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.get(q.URL.Path)
	if !ok {
		r = result{strings.ToUpper(q.URL.Path), time.Now()}
		s.put(q.URL.Path, r)
	}
	_, _ = w.Write([]byte(r.text))
}

func main() {
	_ = http.ListenAndServe(":8080", &store{by: map[string]result{}})
}
