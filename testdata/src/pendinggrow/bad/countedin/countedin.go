// Package countedin counts a user who has not come: the line whose dialling failed is never free.
package countedin

import (
	"net"
	"net/http"
	"sync"
)

type line struct {
	to    string
	users int
	conn  net.Conn
}

type board struct {
	mu    sync.Mutex
	lines map[string]*line
}

func (b *board) pick(to string) (*line, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.lines[to]
	if l == nil {
		l = &line{to: to}
		b.lines[to] = l // want pendinggrow medium "pick does not remove it when Dial fails"
	}
	l.users++
	if l.conn != nil {
		return l, nil
	}
	conn, err := net.Dial("tcp", to)
	if err != nil {
		return nil, err
	}
	l.conn = conn
	return l, nil
}

func (b *board) drop(l *line) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hangUp(l)
}

func (b *board) hangUp(l *line) {
	l.users--
	if l.users == 0 {
		delete(b.lines, l.to)
		if l.conn != nil {
			l.conn.Close()
		}
	}
}

// Handler says something on a line that its users share.
func Handler() http.Handler {
	b := &board{lines: map[string]*line{}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		l, err := b.pick(r.FormValue("to"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer b.drop(l)
		_, _ = l.conn.Write([]byte(r.FormValue("say")))
	})
}
