// Package unlessfailed gives what it opens to somebody who keeps it, and closes it where he does not take it.
package unlessfailed

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
)

// guest has a file for what is said.
type guest struct {
	name string
	file *os.File
}

func (g *guest) leave() { _ = g.file.Close() }

func arrive(name string) (*guest, error) {
	f, err := os.CreateTemp("", name)
	if err != nil {
		return nil, err
	}
	return &guest{name: name, file: f}, nil
}

// room has guests.
type room struct {
	mu     sync.Mutex
	guests map[string]*guest
}

var rooms = struct {
	mu sync.Mutex
	by map[string]*room
}{by: map[string]*room{"hall": {guests: map[string]*guest{}}}}

func roomOf(name string) *room {
	rooms.mu.Lock()
	defer rooms.mu.Unlock()
	return rooms.by[name]
}

func enter(name string, g *guest) (*room, error) {
	r := roomOf(name)
	if r == nil {
		return nil, errors.New("no such room")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.guests[g.name] != nil {
		return nil, errors.New("here already")
	}
	r.guests[g.name] = g
	return r, nil
}

func come(w http.ResponseWriter, r *http.Request) {
	g, err := arrive(r.FormValue("name"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if _, err := enter(r.FormValue("room"), g); err != nil {
		g.leave()
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func goHome(w http.ResponseWriter, r *http.Request) {
	room := roomOf(r.FormValue("room"))
	if room == nil {
		return
	}
	room.mu.Lock()
	defer room.mu.Unlock()
	if g := room.guests[r.FormValue("name")]; g != nil {
		g.leave()
		delete(room.guests, g.name)
	}
}

// answer is what who asks for a line gets.
type answer struct {
	line net.Conn
	err  error
}

// Exchange gives lines to those who ask.
type Exchange struct{ asked chan chan answer }

// Accept opens a line for the next one who asks.
func (x *Exchange) Accept() error {
	tell := func(to chan answer, a answer) error {
		select {
		case to <- a:
			return nil
		default:
			return errors.New("gone")
		}
	}
	to := <-x.asked
	line, err := net.Dial("tcp", "peer:80")
	if err != nil {
		_ = tell(to, answer{err: err})
		return err
	}
	if err := tell(to, answer{line: line}); err != nil {
		if err := line.Close(); err != nil {
			return err
		}
		return err
	}
	return nil
}

// Ask asks for a line and says a word by it.
func (x *Exchange) Ask(word string) error {
	to := make(chan answer, 1)
	x.asked <- to
	a := <-to
	if a.err != nil {
		return a.err
	}
	defer a.line.Close()
	_, err := io.WriteString(a.line, word)
	return err
}

// Serve serves.
func Serve() error {
	x := &Exchange{asked: make(chan chan answer)}
	go func() {
		for x.Accept() == nil {
		}
	}()
	http.HandleFunc("/come", come)
	http.HandleFunc("/go", goHome)
	http.HandleFunc("/ask", func(w http.ResponseWriter, r *http.Request) { _ = x.Ask(r.FormValue("word")) })
	return http.ListenAndServe(":8080", nil)
}
