// Package carried sends channels in messages to a loop, which closes them some time later.
package carried

import (
	"io"
	"net"
)

// begin is a message: a peer has come, and takes words from out.
type begin struct {
	out chan<- []byte
	err chan error
}

// stop is another one: it has gone.
type stop struct{}

// session has at most one peer.
type session struct {
	orders chan any
	done   chan struct{}
	out    chan<- []byte
}

func (s *session) run() {
	for {
		select {
		case order := <-s.orders:
			s.obey(order)
		case <-s.done:
			s.leave()
			return
		}
	}
}

func (s *session) obey(order any) {
	switch order := order.(type) {
	case begin:
		if s.out != nil {
			order.err <- io.ErrNoProgress
			close(order.err)
			return
		}
		close(order.err)
		s.out = order.out
	case stop:
		s.leave()
	}
}

func (s *session) leave() {
	if s.out != nil {
		close(s.out)
		s.out = nil
	}
}

func (s *session) connect(out chan<- []byte) error {
	err := make(chan error, 1)
	select {
	case s.orders <- begin{out: out, err: err}:
		return <-err
	case <-s.done:
		return io.EOF
	}
}

func writeLoop(to io.Writer, words <-chan []byte) {
	for word := range words {
		_, _ = to.Write(word)
	}
}

// Peer has a session with a peer.
func Peer(addr string, end chan struct{}) {
	s := &session{orders: make(chan any), done: end}
	go dial(s, addr)
}

// dial has connections to the peer of a session, one after the other.
func dial(s *session, addr string) {
	go func() {
		s.run()
	}()
	for {
		var out chan []byte
		c, err := net.Dial("tcp", addr)
		if err != nil {
			return
		}
		out = make(chan []byte)
		if err := s.connect(out); err != nil {
			_ = c.Close()
			continue
		}
		gone := make(chan struct{})
		go func() {
			writeLoop(c, out)
			_ = c.Close()
			close(gone)
		}()
		select {
		case <-gone:
		case <-s.done:
			return
		}
		select {
		case s.orders <- stop{}:
		case <-s.done:
			return
		}
	}
}
