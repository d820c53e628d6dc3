// Package inentry has connections in the entries of another module's map, and closes them with the last guest.
package inentry

import (
	"net"
	"net/http"
	"sync"

	"example.com/console/shelf"
)

// line is a connection to a peer, and how many use it.
type line struct {
	mu   sync.Mutex
	conn net.Conn
	uses int
}

// Desk has lines.
type Desk struct{ lines shelf.Map[string, *line] }

// Join opens a line where there is none.
func (d *Desk) Join(w http.ResponseWriter, r *http.Request) {
	l, _ := d.lines.LoadOrStore(r.FormValue("peer"), &line{})
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn == nil {
		conn, err := net.Dial("tcp", r.FormValue("peer"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		l.conn = conn
	}
	l.uses++
}

// Leave closes a line that nobody uses any more.
func (d *Desk) Leave(_ http.ResponseWriter, r *http.Request) {
	l, ok := d.lines.Load(r.FormValue("peer"))
	if !ok {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.uses--; l.uses > 0 {
		return
	}
	if l.conn != nil {
		_ = l.conn.Close()
	}
	d.lines.Delete(r.FormValue("peer"))
}

// Serve serves.
func Serve() error {
	d := &Desk{}
	http.HandleFunc("/join", d.Join)
	http.HandleFunc("/leave", d.Leave)
	return http.ListenAndServe(":8080", nil)
}
