// Package exactly makes room where there are so many entries, or more, or takes one whatever holds.
package exactly

import (
	"net/http"
	"sync"
	"time"
)

type slot struct {
	body []byte
	used int64
}

// Shelf keeps what was fetched.
type Shelf struct {
	fetch func(path string) []byte
	most  int
	life  int64

	mu    sync.Mutex
	slots map[string]slot
}

func (s *Shelf) get(path string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.slots[path].body
}

func (s *Shelf) put(path string, body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.slots) >= s.most {
		for k, v := range s.slots {
			if v.used+s.life > time.Now().Unix() {
				continue
			}
			delete(s.slots, k)
		}
	}
	s.slots[path] = slot{body, time.Now().Unix()}
}

// ServeHTTP answers from it.
func (s *Shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body := s.get(r.URL.Path)
	if body == nil {
		body = s.fetch(r.URL.Path)
		s.put(r.URL.Path, body)
	}
	w.Write(body)
}

// Peers are known, a hundred at most.
type Peers struct {
	mu    sync.Mutex
	known map[string]*peer
	full  map[string]*peer
}

type peer struct{ left bool }

// Meet takes any one of a hundred.
func (p *Peers) Meet(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.known) == 100 {
		for name := range p.known {
			delete(p.known, name)
			break
		}
	}
	p.known[r.RemoteAddr] = &peer{}
}

// Seat turns away whoever comes while all are there.
func (p *Peers) Seat(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.full) == 100 {
		for name, one := range p.full {
			if one.left {
				delete(p.full, name)
			}
		}
		return
	}
	p.full[r.RemoteAddr] = &peer{}
}
