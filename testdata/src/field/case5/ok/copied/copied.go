// Package copied is the same application after the repair: it keeps copies, reads page
// by page and limits what clients send.
package copied

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
)

// App is a web application over a database.
type App struct {
	db *sql.DB

	mu     sync.Mutex
	values map[string][]byte
	names  map[string]string
}

const most, longest = 100000, 1 << 20

// Listen takes what the database says of its own accord.
func (a *App) Listen(conn net.Conn) {
	for {
		page := make([]byte, 1024)
		n, err := conn.Read(page)
		if err != nil || n < 8 {
			return
		}
		name, _, _ := strings.Cut(string(page[8:n]), ":")
		key := string(page[:8])
		a.mu.Lock()
		if len(a.values) < most && len(a.names) < most {
			a.values[key] = bytes.Clone(page[8:n])
			a.names[key] = strings.Clone(name)
		}
		a.mu.Unlock()
	}
}

// Object is one of many.
type Object struct {
	ID   int64
	Name string
}

// List shows a page of objects.
func (a *App) List(w http.ResponseWriter, r *http.Request) {
	rows, err := a.db.QueryContext(r.Context(), "SELECT id, name FROM objects WHERE id > ? ORDER BY id LIMIT 100", r.FormValue("after"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	var page []Object
	for rows.Next() {
		var o Object
		if err := rows.Scan(&o.ID, &o.Name); err != nil {
			return
		}
		page = append(page, o)
	}
	_ = json.NewEncoder(w).Encode(page)
}

// Import takes objects.
func (a *App) Import(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, longest))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	_, _ = a.db.ExecContext(r.Context(), "INSERT INTO objects (name) VALUES (?)", string(text))
}
