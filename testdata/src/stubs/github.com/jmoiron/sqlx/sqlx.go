// Package sqlx stands in for a layer over database/sql.
package sqlx

import (
	"database/sql"
	"errors"
)

var errNothing = errors.New("nothing there")

// DB is a pool.
type DB struct{ *sql.DB }

// Tx is a transaction.
type Tx struct{ *sql.Tx }

// Rows are what a query gives.
type Rows struct{ *sql.Rows }

// Connect opens a pool.
func Connect(driver, source string) (*DB, error) {
	db, err := sql.Open(driver, source)
	if err != nil {
		return nil, err
	}
	return &DB{db}, nil
}

// Queryx asks.
func (db *DB) Queryx(query string, args ...any) (*Rows, error) {
	if query == "" {
		return nil, errNothing
	}
	return &Rows{}, nil
}

// Beginx begins a transaction.
func (db *DB) Beginx() (*Tx, error) {
	if db.DB == nil {
		return nil, errNothing
	}
	return &Tx{}, nil
}

// MapScan puts a row into a map.
func (r *Rows) MapScan(dest map[string]any) error { return nil }

// StructScan puts all rows into a list.
func StructScan(rows *Rows, dest any) error { return nil }
