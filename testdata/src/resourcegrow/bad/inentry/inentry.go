// Package inentry has connections in what another module makes for it, which nobody keeps, and in entries whose
// former connection it does not close.
package inentry

import (
	"net"
	"net/http"
	"sync"

	"example.com/console/shelf"
)

// line is a connection to a peer.
type line struct {
	mu   sync.Mutex
	conn net.Conn
	uses int
}

// Desk has lines.
type Desk struct{ lines shelf.Map[string, *line] }

// Join opens a line anew.
func (d *Desk) Join(w http.ResponseWriter, r *http.Request) {
	l, _ := d.lines.LoadOrStore(r.FormValue("peer"), &line{})
	l.mu.Lock()
	defer l.mu.Unlock()
	conn, err := net.Dial("tcp", r.FormValue("peer")) // want resourcegrow medium "replaces the one in conn, which nothing releases"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	l.conn = conn
	l.uses++
	_, _ = l.conn.Write([]byte("hello"))
}

// Once opens a line for one word.
func (d *Desk) Once(w http.ResponseWriter, r *http.Request) {
	l := shelf.Make[line]()
	conn, err := net.Dial("tcp", r.FormValue("peer")) // want resourcegrow medium "nothing releases it|replaces the one in conn"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	l.conn = conn
	_, _ = l.conn.Write([]byte(r.FormValue("word")))
}

// Serve serves.
func Serve() error {
	d := &Desk{}
	http.HandleFunc("/join", d.Join)
	http.HandleFunc("/once", d.Once)
	return http.ListenAndServe(":8080", nil)
}
