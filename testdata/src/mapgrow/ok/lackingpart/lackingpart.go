// Package lackingpart drops what has all of its parts, or has waited for them too long, and
// what nobody uses.
package lackingpart

import (
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"
)

type upload struct {
	since time.Time
	size  int
	got   map[int][]byte
}

// Uploads puts files together that come in pieces.
type Uploads struct {
	mu   sync.Mutex
	open map[string]*upload
	keep func(name string, parts map[int][]byte)
}

// New calls keep for each file.
func New(keep func(string, map[int][]byte)) *Uploads {
	u := &Uploads{open: map[string]*upload{}, keep: keep}
	go u.tidy()
	return u
}

// ServeHTTP takes one piece.
func (u *Uploads) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<16))
	if err != nil {
		return
	}
	name := r.FormValue("name")
	n, _ := strconv.Atoi(r.FormValue("n"))
	u.mu.Lock()
	defer u.mu.Unlock()
	up := u.open[name]
	if up == nil {
		size, _ := strconv.Atoi(r.FormValue("of"))
		up = &upload{since: time.Now(), size: min(size, 100), got: map[int][]byte{}}
		u.open[name] = up
	}
	if n < up.size {
		up.got[n] = body
	}
	for i := range up.size {
		if _, ok := up.got[i]; !ok {
			return
		}
	}
	u.keep(name, up.got)
	delete(u.open, name)
}

func (u *Uploads) tidy() {
	for range time.Tick(time.Minute) {
		u.mu.Lock()
		for name, up := range u.open {
			if time.Since(up.since) > time.Hour {
				delete(u.open, name)
			}
		}
		u.mu.Unlock()
	}
}

// Tables are those at which somebody sits.
type Tables struct {
	mu    sync.Mutex
	taken map[string][]bool
}

// NewTables are empty.
func NewTables() *Tables { return &Tables{taken: map[string][]bool{}} }

// Move is called for each message of a guest.
func (t *Tables) Move(table string, at int, sits bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	seats, ok := t.taken[table]
	if !ok {
		seats = make([]bool, 4)
		t.taken[table] = seats
	}
	seats[at&3] = sits
	for _, taken := range seats {
		if taken {
			return
		}
	}
	delete(t.taken, table)
}
