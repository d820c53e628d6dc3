// Package takenover gives what it has opened to a library that makes something of it, with an end
// of its own, and keeps that.
package takenover

import (
	"context"
	"database/sql"
	"sync"

	"example.com/console/sqlkit"
)

// Store is a database and what is known of it.
type Store struct {
	db    *sqlkit.Database
	names *names
}

type names struct {
	mu   sync.Mutex
	db   *sqlkit.Database
	seen int
}

// Open opens a store, which whoever opens it closes.
func Open(ctx context.Context, dialect, address string) (*Store, error) {
	db, err := sql.Open(dialect, address)
	if err != nil {
		return nil, err
	}
	s := around(db, dialect)
	if err := s.upgrade(ctx); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

func around(db *sql.DB, dialect string) *Store {
	wrapped, err := sqlkit.Wrap(db, dialect)
	if err != nil {
		panic(err)
	}
	wrapped.Version = "store"
	return &Store{db: wrapped, names: &names{db: wrapped}}
}

func (s *Store) upgrade(ctx context.Context) error { return s.db.Upgrade(ctx) }

// Close closes it.
func (s *Store) Close() error {
	if s == nil || s.db == nil {
		return nil
	}
	return s.db.Close()
}

// Count counts, and closes what it has opened.
func Count(dialect, address, table string) (int, error) {
	db, err := sql.Open(dialect, address)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	wrapped, err := sqlkit.Wrap(db, dialect)
	if err != nil {
		return 0, err
	}
	return wrapped.Count(table)
}
