// Package hub tells those who listen what happens; one that is gone is removed, and its writer waits
// on.
package hub

import (
	"bufio"
	"fmt"
	"net"
	"sync"
)

type listener struct {
	conn net.Conn
	news chan string
}

type hub struct {
	mu  sync.Mutex
	all map[*listener]struct{}
}

func (h *hub) tell(what string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.all {
		l.offer(what)
	}
}

func (l *listener) offer(what string) {
	select {
	case l.news <- what:
	default:
	}
}

func (h *hub) forget(l *listener) {
	h.mu.Lock()
	delete(h.all, l)
	h.mu.Unlock()
	l.conn.Close()
}

func (l *listener) write() {
	for what := range l.news {
		if _, err := fmt.Fprintln(l.conn, what); err != nil {
			return
		}
	}
}

// Serve takes listeners; the lines of each are news for all.
func Serve(ln net.Listener) error {
	h := &hub{all: map[*listener]struct{}{}}
	for {
		conn, err := ln.Accept()
		if err != nil {
			return err
		}
		l := &listener{conn: conn, news: make(chan string, 8)}
		h.mu.Lock()
		h.all[l] = struct{}{}
		h.mu.Unlock()
		go l.write() // want goroutinegrow medium "once the listener is removed from hub.all, nothing sends on its news"
		go func() {
			defer h.forget(l)
			for in := bufio.NewScanner(conn); in.Scan(); {
				h.tell(in.Text())
			}
		}()
	}
}
