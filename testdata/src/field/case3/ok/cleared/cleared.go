// Package cleared is what was suspected beside the cache and is bounded: a token bucket
// behind a lock, the connections that a library manages, files that are part of the
// program; and the cache as it is now.
package cleared

import (
	"database/sql"
	"net/http"
	"sync"
	"time"

	"github.com/patrickmn/go-cache"
)

type bucket struct {
	tokens float64
	filled time.Time
}

// Site is the web server.
type Site struct {
	files   http.Handler
	db      *sql.DB
	client  *http.Client
	results *cache.Cache

	mu    sync.Mutex
	limit bucket
}

// New serves static files and searches in db.
func New(static http.FileSystem, db *sql.DB) *Site {
	db.SetMaxOpenConns(16)
	return &Site{
		files:   http.FileServer(static),
		db:      db,
		client:  &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 4, IdleConnTimeout: time.Minute}},
		results: cache.New(15*time.Minute, time.Minute),
		limit:   bucket{tokens: 10, filled: time.Now()},
	}
}

func (s *Site) allow(now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit.tokens = min(10, s.limit.tokens+now.Sub(s.limit.filled).Seconds())
	s.limit.filled = now
	if s.limit.tokens < 1 {
		return false
	}
	s.limit.tokens--
	return true
}

// ServeHTTP implements http.Handler.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query := r.FormValue("q")
	if query == "" {
		s.files.ServeHTTP(w, r)
		return
	}
	if !s.allow(time.Now()) {
		http.Error(w, "later", http.StatusTooManyRequests)
		return
	}
	title, ok := s.results.Get(query)
	if !ok {
		var found string
		row := s.db.QueryRowContext(r.Context(), "select title from pages where text like ?", query)
		if err := row.Scan(&found); err != nil {
			http.NotFound(w, r)
			return
		}
		s.results.Set(query, found, cache.DefaultExpiration)
		title = found
	}
	text, _ := title.(string)
	_, _ = w.Write([]byte(text))
}
