// Package pinged opens a database each time that it is asked, and closes it only where it does not
// answer.
package pinged

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"sync"
)

// Stores keeps a database for each name of a fixed list.
type Stores struct {
	mu   sync.Mutex
	open map[string]*sql.DB
}

// New returns the stores of some names, none of them open.
func New(names ...string) *Stores {
	s := &Stores{open: map[string]*sql.DB{}}
	for _, n := range names {
		s.open[n] = nil
	}
	return s
}

func (s *Stores) of(ctx context.Context, name string) (*sql.DB, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	db, ok := s.open[name]
	if !ok {
		return nil, fmt.Errorf("no store %s", name)
	}
	if db != nil {
		return db, nil
	}
	db, err := sql.Open("driver", name)
	if err != nil {
		return nil, err
	}
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// ServeHTTP counts in the store that the path names.
func (s *Stores) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	db, err := s.of(r.Context(), r.PathValue("store")) // want resourcegrow medium "sql.Open, and nothing releases it"
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if _, err := db.ExecContext(r.Context(), "UPDATE visits SET n = n + 1"); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
