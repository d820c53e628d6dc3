// Package futures hands out what will be told once the answer has come.
package futures

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"sync"
)

// Future has an answer once Done is told.
type Future struct {
	Done chan *Future
	Text string
	Err  error
}

// Stream asks over one stream.
type Stream struct {
	rw   io.ReadWriter
	mu   sync.Mutex
	last int
	asks map[int]*Future
}

// Open reads answers.
func Open(rw io.ReadWriter) *Stream {
	s := &Stream{rw: rw, asks: map[int]*Future{}}
	go s.read()
	return s
}

// Ask asks.
func (s *Stream) Ask(q string) *Future {
	f := &Future{Done: make(chan *Future, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	n := s.last
	s.asks[n] = f // want pendinggrow medium "Stream.asks gains .*the client that was given the key"
	if _, err := fmt.Fprintln(s.rw, n, q); err != nil {
		delete(s.asks, n)
		f.Err = err
		f.Done <- f
	}
	return f
}

func (s *Stream) read() {
	in := bufio.NewReader(s.rw)
	for {
		var n int
		var text string
		if _, err := fmt.Fscanln(in, &n, &text); err != nil {
			return
		}
		s.mu.Lock()
		f := s.asks[n]
		delete(s.asks, n)
		s.mu.Unlock()
		if f != nil {
			f.Text = text
			f.Done <- f
		}
	}
}

type ticket struct {
	ready chan struct{}
	seat  string
}

// Hall sells seats by post.
type Hall struct {
	c       net.Conn
	mu      sync.Mutex
	n       uint32
	tickets map[uint32]*ticket
}

// NewHall reads the post.
func NewHall(c net.Conn) *Hall {
	h := &Hall{c: c, tickets: map[uint32]*ticket{}}
	go h.post()
	return h
}

// Book waits for a seat.
func (h *Hall) Book(row string) string {
	t := &ticket{ready: make(chan struct{})}
	h.mu.Lock()
	h.n++
	no := h.n
	h.tickets[no] = t // want pendinggrow medium "Hall.tickets gains .*the client that was given the key"
	h.mu.Unlock()
	if _, err := fmt.Fprintln(h.c, no, row); err != nil {
		h.forget(no)
		return ""
	}
	<-t.ready
	return t.seat
}

func (h *Hall) forget(no uint32) {
	h.mu.Lock()
	delete(h.tickets, no)
	h.mu.Unlock()
}

func (h *Hall) post() {
	in := bufio.NewScanner(h.c)
	for in.Scan() {
		var no uint32
		var seat string
		fmt.Sscan(in.Text(), &no, &seat)
		h.mu.Lock()
		if t := h.tickets[no]; t != nil {
			delete(h.tickets, no)
			t.seat = seat
			close(t.ready)
		}
		h.mu.Unlock()
	}
}
