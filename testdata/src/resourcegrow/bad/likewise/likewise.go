// Package likewise lets go of most rows on each way, and of some where nothing fails.
package likewise

import (
	"database/sql"
	"net/http"
)

// Depot is a store of parts.
type Depot struct {
	db *sql.DB
}

func (d *Depot) texts(rows *sql.Rows) ([]string, error) {
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
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

// ServeHTTP tells which parts lie where, and forgets the rows that do not fit.
func (d *Depot) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rows, err := d.db.Query("SELECT part, rack FROM places WHERE house = ?", r.URL.Path) // want resourcegrow medium "ServeHTTP opens a resource with DB.Query and releases it on some return paths but not on all"
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	for rows.Next() {
		var part, rack string
		if err := rows.Scan(&part, &rack); err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		_, _ = w.Write([]byte(part + " " + rack + "\n"))
	}
	rows.Close()
}
