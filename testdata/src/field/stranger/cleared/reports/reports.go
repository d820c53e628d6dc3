// Package reports reads orders from a database.
package reports

import (
	"context"
	"database/sql"
)

// Order is a row.
type Order struct {
	ID    int64
	Total int64
	Note  string
}

// Store reads orders.
type Store struct{ db *sql.DB }

// NewStore returns a store on db.
func NewStore(db *sql.DB) *Store { return &Store{db} }

// All returns the newest hundred orders of a customer.
func (s *Store) All(ctx context.Context, customer string) ([]Order, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, total, note FROM orders WHERE customer = ? ORDER BY id DESC LIMIT 100", customer)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Order
	for rows.Next() {
		var o Order
		if err := rows.Scan(&o.ID, &o.Total, &o.Note); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, rows.Err()
}
