// Package joinederrors keeps the errors of all rounds in one.
package joinederrors

import (
	"errors"
	"net"
	"sync"
	"time"
)

// Watch looks at addresses.
type Watch struct {
	mu    sync.Mutex
	state error
	addrs []string
}

// Run looks every minute.
func (w *Watch) Run() {
	for range time.Tick(time.Minute) {
		for _, a := range w.addrs {
			c, err := net.Dial("tcp", a)
			if err == nil {
				err = c.Close()
			}
			w.note(err)
		}
	}
}

func (w *Watch) note(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err != nil {
		w.state = errors.Join(w.state, err) // want wrapgrow medium "wraps state"
	}
}

// State is what was found.
func (w *Watch) State() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.state
}
