// Package lackingpart drops what has all of its parts, and waits for those that never come.
package lackingpart

import (
	"io"
	"net/http"
	"strconv"
	"sync"
)

type upload struct {
	size int
	got  map[int][]byte
}

// Uploads puts files together that come in pieces.
type Uploads struct {
	mu   sync.Mutex
	open map[string]*upload
	keep func(name string, parts map[int][]byte)
}

// New calls keep for each file.
func New(keep func(string, map[int][]byte)) *Uploads {
	return &Uploads{open: map[string]*upload{}, keep: keep}
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
		up = &upload{size: min(size, 100), got: map[int][]byte{}}
		u.open[name] = up // want mapgrow medium "Uploads.open gains"
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

// Lobby starts games when all are there.
type Lobby struct {
	mu    sync.Mutex
	games map[string][]bool
	start func(game string)
}

// NewLobby calls start for each game.
func NewLobby(start func(game string)) *Lobby {
	return &Lobby{games: map[string][]bool{}, start: start}
}

// Sit is called for each message of a player.
func (l *Lobby) Sit(game string, at int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	g, ok := l.games[game]
	if !ok {
		g = make([]bool, 4)
		l.games[game] = g // want mapgrow medium "Lobby.games gains"
	}
	g[at&3] = true
	if l.all(game) {
		delete(l.games, game)
		l.start(game)
	}
}

func (l *Lobby) all(game string) bool {
	for _, ready := range l.games[game] {
		if !ready {
			return false
		}
	}
	return true
}
