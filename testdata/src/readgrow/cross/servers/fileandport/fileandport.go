// Package fileandport takes orders over a socket file and, for those who do not sit at the
// machine, over a port as well.
package fileandport

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"sync"
)

// Valve is opened and shut by whoever asks.
type Valve struct {
	mu     sync.Mutex
	open   bool
	note   string
	server *http.Server
}

// New makes one.
func New() *Valve {
	v := &Valve{}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /turn", v.turn)
	mux.HandleFunc("POST /note", v.write)
	v.server = &http.Server{Handler: mux}
	return v
}

// Attend serves from a file.
func (v *Valve) Attend(path string) error {
	l, err := net.Listen("unix", path)
	if err != nil {
		return err
	}
	return v.server.Serve(l)
}

// Afar serves on an address that it is told.
func (v *Valve) Afar(addr string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return v.server.Serve(l)
}

func (v *Valve) turn(w http.ResponseWriter, r *http.Request) {
	var in struct{ Open bool }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil { // want readgrow low-only "turn reads a request body"
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	v.mu.Lock()
	v.open = in.Open
	v.mu.Unlock()
}

func (v *Valve) write(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body) // want readgrow medium "write reads a request body"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	v.mu.Lock()
	v.note = string(text)
	v.mu.Unlock()
}
