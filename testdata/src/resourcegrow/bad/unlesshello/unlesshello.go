// Package unlesshello keeps what it has opened unless something fails then, and has something around it whose end
// leaves it open.
package unlesshello

import (
	"compress/flate"
	"net"
	"net/http"
	"sync"
)

// Wire sends what clients post to a collector.
type Wire struct {
	mu   sync.Mutex
	addr string
	sent int
	conn net.Conn
	pack *flate.Writer
}

// ServeHTTP sends.
func (w *Wire) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.sent%1000 == 0 {
		if err := w.anew(); err != nil {
			http.Error(rw, err.Error(), http.StatusBadGateway)
			return
		}
	}
	w.sent++
	_ = r.Header.Write(w.pack)
}

// anew dials once more, and ends what it has sent on the line before.
func (w *Wire) anew() error {
	c, err := net.Dial("tcp", w.addr) // want resourcegrow medium "it replaces the one in conn"
	if err != nil {
		return err
	}
	if _, err := c.Write([]byte("hello\n")); err != nil {
		c.Close()
		return err
	}
	pack, err := flate.NewWriter(c, flate.BestSpeed)
	if err != nil {
		c.Close()
		return err
	}
	if w.pack != nil {
		w.pack.Close()
	}
	w.conn, w.pack = c, pack
	return nil
}

// Close hangs up.
func (w *Wire) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.conn == nil {
		return nil
	}
	w.pack.Close()
	return w.conn.Close()
}
