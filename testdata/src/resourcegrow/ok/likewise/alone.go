package likewise

import (
	"database/sql"
	"net/http"
)

// Index has rows in one function alone, of which nobody can tell whether any fails to fit.
type Index struct {
	db *sql.DB
}

// ServeHTTP tells how many there are.
func (x *Index) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rows, err := x.db.Query("SELECT name FROM names") // want resourcegrow low "on some return paths but not on all"
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		_, _ = w.Write([]byte(s))
	}
	rows.Close()
}
