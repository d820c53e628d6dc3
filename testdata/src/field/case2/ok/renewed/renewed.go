// Package renewed replaces a broken connection and closes it, or is the only one to
// replace it.
package renewed

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
)

// Pusher writes to one store.
type Pusher struct {
	mu    sync.Mutex
	addr  string
	conn  net.Conn
	spare net.Conn
	once  net.Conn
}

// ServeHTTP pushes one message.
func (p *Pusher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, err := fmt.Fprintln(p.conn, r.URL.Path); err == nil {
		return
	}
	p.redial()
	p.respare()
	p.first()
}

func (p *Pusher) redial() error {
	conn, err := net.Dial("tcp", p.addr)
	if err != nil {
		return err
	}
	old := p.conn
	p.conn = conn
	return old.Close()
}

func (p *Pusher) respare() error {
	if p.spare != nil {
		defer quiet(p.spare)
	}
	spare, err := net.Dial("tcp", p.addr)
	p.spare = spare
	return err
}

func quiet(c io.Closer) { c.Close() }

func (p *Pusher) first() (err error) {
	if p.once == nil {
		p.once, err = net.Dial("tcp", p.addr)
	}
	return err
}
