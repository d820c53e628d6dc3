// Package reconnect is a push service whose store goes away: every caller that finds the
// connection broken dials by itself, and replaces what another has just dialed.
package reconnect

import (
	"fmt"
	"net"
	"net/http"
	"sync"
)

// Pusher writes to one store.
type Pusher struct {
	mu   sync.Mutex
	addr string
	conn net.Conn
}

// ServeHTTP pushes one message.
func (p *Pusher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := p.push(r.URL.Path); err != nil {
		if err := p.redial(); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
		}
	}
}

func (p *Pusher) push(text string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, err := fmt.Fprintln(p.conn, text)
	return err
}

func (p *Pusher) redial() error {
	conn, err := net.Dial("tcp", p.addr) // want resourcegrow medium "replaces the one in conn"
	if err != nil {
		return err
	}
	p.mu.Lock()
	p.conn = conn
	p.mu.Unlock()
	return nil
}

// Close ends the service.
func (p *Pusher) Close() error { return p.conn.Close() }
