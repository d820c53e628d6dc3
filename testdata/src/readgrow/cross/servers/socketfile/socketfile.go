// Package socketfile takes orders from who is on the same machine: over a socket file, and over
// a loopback address.
package socketfile

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
)

// Valve is opened and shut by its operator.
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

// Nearby serves on a port that nobody else can reach.
func (v *Valve) Nearby(port int) error {
	return http.ListenAndServe(fmt.Sprintf("127.0.0.1:%d", port), v.server.Handler)
}

func (v *Valve) turn(w http.ResponseWriter, r *http.Request) {
	var in struct{ Open bool }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	v.mu.Lock()
	v.open = in.Open
	v.mu.Unlock()
}

func (v *Valve) write(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	v.mu.Lock()
	v.note = string(text)
	v.mu.Unlock()
}
