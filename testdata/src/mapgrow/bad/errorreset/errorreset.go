// Package errorreset keeps prepared statements: those that fail are dropped, and all of
// them when somebody asks for that, which is no bound on how many there are.
package errorreset

import (
	"context"
	"database/sql"
	"sync"
)

// Shop has statements by their text.
type Shop struct {
	db    *sql.DB
	mu    sync.Mutex
	ready map[string]*sql.Stmt
}

// Open makes a shop.
func Open(db *sql.DB) *Shop { return &Shop{db: db, ready: map[string]*sql.Stmt{}} }

func (s *Shop) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if st, ok := s.ready[text]; ok {
		return st, nil
	}
	st, err := s.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	s.ready[text] = st // want mapgrow medium "Shop.ready"
	return st, nil
}

// Exec runs a statement.
func (s *Shop) Exec(ctx context.Context, text string, args ...any) error {
	st, err := s.prepare(ctx, text)
	if err != nil {
		return err
	}
	if _, err = st.ExecContext(ctx, args...); err != nil {
		s.mu.Lock()
		delete(s.ready, text)
		s.mu.Unlock()
		return err
	}
	return nil
}

// Forget drops all statements.
func (s *Shop) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ready = map[string]*sql.Stmt{}
}
