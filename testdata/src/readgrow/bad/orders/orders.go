// Package orders takes orders over HTTP: one handler reads the body as it comes, the
// next one limits it.
package orders

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"sync"
)

const maxOrder = 1 << 16

// Order is what a customer asks for.
type Order struct {
	Item  string `json:"item"`
	Count int    `json:"count"`
}

// Desk takes orders.
type Desk struct {
	mu   sync.Mutex
	last Order
	note string
}

// Routes returns the handler of the desk.
func (d *Desk) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /order", d.order)
	mux.HandleFunc("POST /quick", d.quick)
	mux.HandleFunc("PUT /note", d.putNote)
	mux.HandleFunc("PUT /title", d.putTitle)
	mux.HandleFunc("POST /copy", d.copied)
	mux.HandleFunc("POST /sized", d.sized)
	mux.HandleFunc("POST /pass", d.pass)
	return mux
}

func (d *Desk) keep(o Order) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.last = o
}

// order decodes whatever the client sends.
func (d *Desk) order(w http.ResponseWriter, r *http.Request) {
	var o Order
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil { // want readgrow low-only "request body"
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	d.keep(o)
}

// quick does the same below a limit.
func (d *Desk) quick(w http.ResponseWriter, r *http.Request) {
	var o Order
	r.Body = http.MaxBytesReader(w, r.Body, maxOrder)
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	d.keep(o)
}

// putNote reads all of the body.
func (d *Desk) putNote(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body) // want readgrow medium "Desk..putNote reads a request body"
	if err != nil {
		http.Error(w, "cannot read", http.StatusBadRequest)
		return
	}
	d.mu.Lock()
	d.note = string(text)
	d.mu.Unlock()
}

// putTitle reads no more than it needs.
func (d *Desk) putTitle(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(io.LimitReader(r.Body, maxOrder))
	if err != nil {
		http.Error(w, "cannot read", http.StatusBadRequest)
		return
	}
	d.mu.Lock()
	d.note = string(text)
	d.mu.Unlock()
}

// copied copies the body to memory.
func (d *Desk) copied(w http.ResponseWriter, r *http.Request) {
	var all bytes.Buffer
	if _, err := io.Copy(&all, r.Body); err != nil { // want readgrow medium "request body"
		http.Error(w, "cannot copy", http.StatusBadRequest)
		return
	}
	d.keep(Order{Item: all.String()})
}

// sized refuses bodies that are long, or do not say how long they are.
func (d *Desk) sized(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength < 0 || r.ContentLength > maxOrder {
		http.Error(w, "too long", http.StatusRequestEntityTooLarge)
		return
	}
	text, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "cannot read", http.StatusBadRequest)
		return
	}
	d.keep(Order{Item: string(text)})
}

// pass hands the body on as it comes.
func (d *Desk) pass(w http.ResponseWriter, r *http.Request) {
	if _, err := io.Copy(w, r.Body); err != nil && !errors.Is(err, io.EOF) {
		http.Error(w, "cannot pass on", http.StatusBadGateway)
	}
}
