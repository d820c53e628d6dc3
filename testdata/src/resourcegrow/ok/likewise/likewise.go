// Package likewise lets go of rows where nothing fails: all of them so, or those of a transaction, whose end
// lets go of them.
package likewise

import (
	"database/sql"
	"net/http"
)

// Depot is a store of parts.
type Depot struct {
	db *sql.DB
}

// Parts defers.
func (d *Depot) Parts() (int, error) {
	rows, err := d.db.Query("SELECT weight FROM parts")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	all := 0
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return 0, err
		}
		all += n
	}
	return all, rows.Err()
}

// Racks defers as well.
func (d *Depot) Racks() (all []string, err error) {
	rows, err := d.db.Query("SELECT name FROM racks")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

func (d *Depot) places(tx *sql.Tx, house string) ([]string, error) {
	rows, err := tx.Query("SELECT part FROM places WHERE house = ?", house) // want resourcegrow low "on some return paths but not on all"
	if err != nil {
		return nil, err
	}
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	rows.Close()
	return all, nil
}

// ServeHTTP tells which parts lie where.
func (d *Depot) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	tx, err := d.db.Begin()
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	defer tx.Rollback()
	all, err := d.places(tx, r.URL.Path)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	for _, s := range all {
		_, _ = w.Write([]byte(s))
	}
}
