// Package handedout gives numbers to clients, and waits for them to come back
// with them.
package handedout

import (
	"crypto/rand"
	"net/http"
	"sync"
	"time"
)

type upload struct {
	name  string
	parts int
}

type draft struct {
	name  string
	since time.Time
}

// Store takes uploads in parts; it also takes drafts, which it throws away after a day.
type Store struct {
	mu      sync.Mutex
	uploads map[string]*upload
	drafts  map[string]*draft
}

// NewStore returns a store without uploads.
func NewStore() *Store {
	s := &Store{uploads: map[string]*upload{}, drafts: map[string]*draft{}}
	go s.tidy()
	return s
}

// Mux returns the routes.
func (s *Store) Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /upload/{name}", s.begin)
	mux.HandleFunc("PUT /upload/{id}", s.part)
	mux.HandleFunc("POST /finish/{id}", s.finish)
	mux.HandleFunc("DELETE /upload/{id}", s.abort)
	mux.HandleFunc("POST /draft/{name}", s.draft)
	return mux
}

func (s *Store) begin(w http.ResponseWriter, r *http.Request) {
	id := rand.Text()
	s.mu.Lock()
	s.uploads[id] = &upload{name: r.PathValue("name")} // want pendinggrow medium "Store.uploads"
	s.mu.Unlock()
	_, _ = w.Write([]byte(id))
}

func (s *Store) draft(w http.ResponseWriter, r *http.Request) {
	id := rand.Text()
	s.mu.Lock()
	s.drafts[id] = &draft{name: r.PathValue("name"), since: time.Now()}
	s.mu.Unlock()
	_, _ = w.Write([]byte(id))
}

func (s *Store) part(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ok := s.uploads[r.PathValue("id")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	u.parts++
}

func (s *Store) finish(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.uploads, r.PathValue("id"))
	delete(s.drafts, r.PathValue("id"))
}

func (s *Store) abort(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.uploads, r.PathValue("id"))
}

func (s *Store) tidy() {
	for now := range time.Tick(time.Hour) {
		s.mu.Lock()
		for id, u := range s.drafts {
			if now.Sub(u.since) > 24*time.Hour {
				delete(s.drafts, id)
			}
		}
		s.mu.Unlock()
	}
}
