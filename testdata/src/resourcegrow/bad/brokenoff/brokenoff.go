// Package brokenoff leaves the rows of a query at the first one below zero.
package brokenoff

import (
	"database/sql"
	"net/http"
)

func sum(db *sql.DB) (total int, err error) {
	rows, err := db.Query("SELECT n FROM t") // want resourcegrow medium "DB.Query"
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return 0, err
		}
		if n < 0 {
			return 0, nil
		}
		total += n
	}
	return total, rows.Err()
}

// Handler sums.
func Handler(db *sql.DB) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if n, err := sum(db); err != nil || n < 0 {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
}
