// Package unlessfailed closes what it has opened where something fails with it, and has given it to nobody where
// that does not.
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

// room knows the names of its last guests, and has some of them.
type room struct {
	mu     sync.Mutex
	names  [16]string
	n      int
	guests map[string]*guest
}

var hall = &room{guests: map[string]*guest{}}

// welcome writes a name down, and does not keep the guest.
func welcome(r *room, g *guest) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if g.name == "" {
		return errors.New("no name")
	}
	r.names[r.n%len(r.names)] = g.name
	r.n++
	return nil
}

func enter(r *room, g *guest) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.guests[g.name] != nil {
		return errors.New("here already")
	}
	r.guests[g.name] = g
	return nil
}

func come(w http.ResponseWriter, r *http.Request) {
	g, err := arrive(r.FormValue("name")) // want resourcegrow medium "releases it on some return paths but not on all"
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if err := welcome(hall, g); err != nil {
		g.leave()
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func knock(w http.ResponseWriter, r *http.Request) {
	g, err := arrive(r.FormValue("name")) // want resourcegrow medium "releases it on some return paths but not on all"
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if err := welcome(hall, g); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	if err := enter(hall, g); err != nil {
		g.leave()
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func goHome(w http.ResponseWriter, r *http.Request) {
	hall.mu.Lock()
	defer hall.mu.Unlock()
	if g := hall.guests[r.FormValue("name")]; g != nil {
		g.leave()
		delete(hall.guests, g.name)
	}
}

// greet waits for the word of a peer.
func greet(c net.Conn) error {
	word := make([]byte, 5)
	_, err := io.ReadFull(c, word)
	if err == nil && string(word) != "hello" {
		err = errors.New("not greeted")
	}
	return err
}

func ask(w http.ResponseWriter, r *http.Request) {
	c, err := net.Dial("tcp", "peer:80") // want resourcegrow medium "releases it on some return paths but not on all"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	if err := greet(c); err != nil {
		_ = c.Close()
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// Serve serves.
func Serve() error {
	http.HandleFunc("/come", come)
	http.HandleFunc("/knock", knock)
	http.HandleFunc("/go", goHome)
	http.HandleFunc("/ask", ask)
	return http.ListenAndServe(":8080", nil)
}
