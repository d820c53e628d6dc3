// Package fieldcancel keeps what ends something in a field, and asks it.
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
	s.ctx, s.cancel = context.WithCancel(h.ctx)
	h.sessions[c] = s
	return s
}

func (h *hub) close(s *session) {
	delete(h.sessions, s.conn)
	end(s)
}

// end is where the cancel function is called, through a variable.
func end(s *session) {
	stop := s.cancel
	stop()
	s.conn.Close()
}

// guest hands its cancel function on, to who may call it.
type guest struct {
	ctx  context.Context
	stop context.CancelFunc
}

func (h *hub) guest() *guest {
	g := &guest{}
	g.ctx, g.stop = context.WithCancel(h.ctx)
	return g
}

// onClose has a function called when a connection ends.
func onClose(c net.Conn, f func()) {
	go func() {
		b := make([]byte, 1)
		for {
			if _, err := c.Read(b); err != nil {
				f()
				return
			}
		}
	}()
}

func (h *hub) serve(c net.Conn) {
	g := h.guest()
	onClose(c, g.stop)
	s := h.open(c)
	defer h.close(s)
	b := make([]byte, 512)
	for s.ctx.Err() == nil && g.ctx.Err() == nil {
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
