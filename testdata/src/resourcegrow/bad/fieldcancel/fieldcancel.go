// Package fieldcancel keeps what ends something in a field that nobody asks.
package fieldcancel

import (
	"context"
	"net"
	"time"
)

type session struct {
	conn   net.Conn
	ctx    context.Context
	cancel context.CancelFunc
}

type hub struct {
	ctx      context.Context
	sessions map[net.Conn]*session
}

func (h *hub) open(c net.Conn) *session {
	s := &session{conn: c}
	s.ctx, s.cancel = context.WithCancel(h.ctx) // want resourcegrow medium "it is kept in session.cancel, and nothing calls it"
	h.sessions[c] = s
	return s
}

func (h *hub) serve(c net.Conn) {
	s := h.open(c)
	defer delete(h.sessions, c)
	defer c.Close()
	b := make([]byte, 512)
	for s.ctx.Err() == nil {
		c.SetReadDeadline(time.Now().Add(time.Minute))
		if _, err := s.conn.Read(b); err != nil {
			return
		}
	}
}

// Serve takes connections, one after the other.
func Serve(ctx context.Context, l net.Listener) error {
	h := &hub{ctx: ctx, sessions: map[net.Conn]*session{}}
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		h.serve(c)
	}
}
