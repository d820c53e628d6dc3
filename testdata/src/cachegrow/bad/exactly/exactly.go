// Package exactly makes room where there are exactly so many entries, and may make none.
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

// Get gives what is still good.
func (s *Shelf) Get(path string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, ok := s.slots[path]
	if !ok {
		return nil
	}
	if time.Now().Unix()-at.used > s.life {
		delete(s.slots, path)
		return nil
	}
	return at.body
}

func (s *Shelf) put(path string, body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.slots) == s.most {
		for k, v := range s.slots {
			if v.used+s.life > time.Now().Unix() {
				continue
			}
			delete(s.slots, k)
		}
	}
	s.slots[path] = slot{body, time.Now().Unix()} // want cachegrow medium "Shelf.slots"
}

// ServeHTTP answers from it.
func (s *Shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body := s.Get(r.URL.Path)
	if body == nil {
		body = s.fetch(r.URL.Path)
		s.put(r.URL.Path, body)
	}
	w.Write(body)
}

// Peers are known until they have left.
type Peers struct {
	mu    sync.Mutex
	known map[string]*peer
}

type peer struct{ left bool }

// Meet forgets, of a hundred, those that have left: of a hundred and one, none.
func (p *Peers) Meet(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.known) == 100 {
		for name, one := range p.known {
			if one.left {
				delete(p.known, name)
			}
		}
	}
	p.known[r.RemoteAddr] = &peer{} // want mapgrow high "Peers.known"
}
