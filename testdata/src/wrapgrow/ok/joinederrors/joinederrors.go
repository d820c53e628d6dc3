// Package joinederrors keeps the errors of one round.
package joinederrors

import (
	"errors"
	"fmt"
	"net"
	"sync"
	"time"
)

// Watch looks at addresses.
type Watch struct {
	mu    sync.Mutex
	state error
	last  error
	addrs []string
}

// Run looks every minute.
func (w *Watch) Run() {
	for range time.Tick(time.Minute) {
		var found error
		for _, a := range w.addrs {
			c, err := net.Dial("tcp", a)
			if err == nil {
				err = c.Close()
			}
			found = errors.Join(found, err)
		}
		w.set(found)
	}
}

func (w *Watch) set(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.state = err
	if err != nil {
		w.last = fmt.Errorf("at %s: %w", time.Now(), err)
	}
}

// State is what was found.
func (w *Watch) State() (now, last error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.state, w.last
}
