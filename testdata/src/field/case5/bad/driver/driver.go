// Package driver reads the answers of a database: a few bytes of each page are kept.
package driver

import (
	"database/sql"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"sync"
)

// App is a web application over a database.
type App struct {
	db *sql.DB

	mu     sync.Mutex
	values map[string][]byte
}

const most = 100000

// Listen takes what the database says of its own accord.
func (a *App) Listen(conn net.Conn) {
	for {
		page := make([]byte, 1024)
		n, err := conn.Read(page)
		if err != nil || n < 8 {
			return
		}
		key := string(page[:8])
		a.mu.Lock()
		if len(a.values) < most {
			a.values[key] = page[8:n] // want retaingrow medium "App[.]values"
		}
		a.mu.Unlock()
	}
}

// Object is one of many.
type Object struct {
	ID   int64
	Name string
}

// List shows all objects.
func (a *App) List(w http.ResponseWriter, r *http.Request) {
	rows, err := a.db.QueryContext(r.Context(), "SELECT id, name FROM objects ORDER BY id")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	var all []Object
	for rows.Next() { // want readgrow low-only "all rows"
		var o Object
		if err := rows.Scan(&o.ID, &o.Name); err != nil {
			return
		}
		all = append(all, o)
	}
	_ = json.NewEncoder(w).Encode(all)
}

// Import takes objects.
func (a *App) Import(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body) // want readgrow medium "App..Import reads a request body"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	_, _ = a.db.ExecContext(r.Context(), "INSERT INTO objects (name) VALUES (?)", string(text))
}
