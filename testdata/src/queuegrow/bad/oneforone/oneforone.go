// Package oneforone sends one line for each that comes, and keeps those that could not be sent.
package oneforone

import (
	"net/http"
	"sync"
)

// Outbox has what is still to be sent on.
type Outbox struct {
	mu    sync.Mutex
	lines []string
	send  func(line string) error
}

// NewOutbox sends by f.
func NewOutbox(f func(string) error) *Outbox { return &Outbox{send: f} }

// ServeHTTP takes a line and sends the oldest one.
func (o *Outbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.lines = append(o.lines, r.FormValue("line")) // want queuegrow medium "Outbox.lines"
	if err := o.send(o.lines[0]); err != nil {
		w.WriteHeader(http.StatusAccepted)
		return
	}
	o.lines = o.lines[1:]
}
