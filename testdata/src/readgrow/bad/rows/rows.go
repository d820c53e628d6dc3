// Package rows loads objects from a database: all of them, page by page, one by one.
package rows

import (
	"context"
	"database/sql"
	"net/http"
)

// Thing is one object.
type Thing struct {
	ID   int64
	Name string
}

// Shop shows things.
type Shop struct{ db *sql.DB }

// ServeHTTP implements http.Handler.
func (s *Shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var list []Thing
	var err error
	switch r.URL.Path {
	case "/all":
		list, err = s.all(r.Context())
	case "/page":
		list, err = s.page(r.Context(), 0)
	default:
		err = s.each(r.Context(), func(t Thing) { _, _ = w.Write([]byte(t.Name)) })
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	for _, t := range list {
		_, _ = w.Write([]byte(t.Name))
	}
}

// all loads every object that there is.
func (s *Shop) all(ctx context.Context) ([]Thing, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, name FROM things")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Thing
	for rows.Next() { // want readgrow low-only "all rows"
		var t Thing
		if err := rows.Scan(&t.ID, &t.Name); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, rows.Err()
}

// page loads a few.
func (s *Shop) page(ctx context.Context, after int64) ([]Thing, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, name FROM things WHERE id > ? ORDER BY id LIMIT 100", after)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Thing
	for rows.Next() {
		var t Thing
		if err := rows.Scan(&t.ID, &t.Name); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, rows.Err()
}

// each hands them on one by one.
func (s *Shop) each(ctx context.Context, show func(Thing)) error {
	rows, err := s.db.QueryContext(ctx, "SELECT id, name FROM things")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var t Thing
		if err := rows.Scan(&t.ID, &t.Name); err != nil {
			return err
		}
		show(t)
	}
	return rows.Err()
}
