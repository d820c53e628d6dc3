// Package casonce makes a topic where it is first asked for; what hangs on the topic stays.
package casonce

import (
	"net/http"
	"sync"
	"sync/atomic"
)

type topic struct {
	mu    sync.Mutex
	marks map[string]string
}

func (t *topic) mark(who, what string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.marks[who] = what // want mapgrow medium "topic.marks"
}

func (t *topic) of(who string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.marks[who]
}

// Site has one topic.
type Site struct{ only atomic.Pointer[topic] }

// NewSite returns a site.
func NewSite() *Site { return &Site{} }

func (s *Site) topic() *topic {
	if t := s.only.Load(); t != nil {
		return t
	}
	s.only.CompareAndSwap(nil, &topic{marks: map[string]string{}})
	return s.only.Load()
}

// ServeHTTP notes a mark and tells the last one.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t := s.topic()
	w.Write([]byte(t.of(r.RemoteAddr)))
	t.mark(r.RemoteAddr, r.FormValue("mark"))
}
