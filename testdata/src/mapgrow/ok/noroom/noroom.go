// Package noroom ends what it has no room for, with its entry in the table of all,
// and what has no entry yet.
package noroom

import (
	"net"
	"net/http"
	"sync"
)

type worker struct {
	name string
	done chan struct{}
	bad  bool
}

func (w *worker) Stop() { close(w.done) }

// Shop lends workers.
type Shop struct {
	mu   sync.Mutex
	all  map[string]*worker
	idle chan *worker
}

// NewShop keeps a few that are idle.
func NewShop() *Shop { return &Shop{all: map[string]*worker{}, idle: make(chan *worker, 3)} }

// ServeHTTP has some work done.
func (s *Shop) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	w := s.hire(r.RemoteAddr)
	w.bad = r.FormValue("bad") != ""
	s.rest(w)
}

func (s *Shop) hire(name string) *worker {
	select {
	case w := <-s.idle:
		return w
	default:
	}
	w := &worker{name: name, done: make(chan struct{})}
	s.mu.Lock()
	s.all[w.name] = w
	s.mu.Unlock()
	return w
}

func (s *Shop) fire(w *worker) {
	s.mu.Lock()
	delete(s.all, w.name)
	s.mu.Unlock()
	w.Stop()
}

func (s *Shop) rest(w *worker) {
	if w.bad {
		s.fire(w)
		return
	}
	select {
	case s.idle <- w:
	default:
		s.fire(w)
	}
}

type peer struct {
	net.Conn
}

// Links has connections that are open, and those nobody uses.
type Links struct {
	mu   sync.Mutex
	open map[*peer]bool
	free []*peer
	most int
}

// NewLinks keeps some connections.
func NewLinks(most int) *Links { return &Links{open: map[*peer]bool{}, most: most} }

// ServeHTTP uses a connection.
func (l *Links) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p, err := l.take(r.FormValue("to"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	n, _ := p.Write([]byte(r.FormValue("text")))
	l.give(p, n > 0)
}

func (l *Links) take(to string) (*peer, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if n := len(l.free); n > 0 {
		p := l.free[n-1]
		l.free = l.free[:n-1]
		return p, nil
	}
	c, err := net.Dial("tcp", to)
	if err != nil {
		return nil, err
	}
	p := &peer{Conn: c}
	l.open[p] = true
	return p, nil
}

func (l *Links) give(p *peer, fit bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case !fit:
		delete(l.open, p)
		p.Close()
	case len(l.free) >= l.most:
		l.drop(p)
	default:
		l.free = append(l.free, p)
	}
}

func (l *Links) drop(p *peer) {
	delete(l.open, p)
	p.Close()
}

// Hall lets guests in while there is room.
type Hall struct {
	mu   sync.Mutex
	in   map[*peer]bool
	most int
}

// NewHall is empty.
func NewHall(most int) *Hall { return &Hall{in: map[*peer]bool{}, most: most} }

// Serve takes all who come.
func (h *Hall) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go h.host(&peer{Conn: c})
	}
}

func (h *Hall) host(p *peer) {
	if !h.enter(p) {
		p.Close()
		return
	}
	p.Write([]byte("welcome"))
	h.mu.Lock()
	delete(h.in, p)
	h.mu.Unlock()
	p.Close()
}

func (h *Hall) enter(p *peer) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.in) >= h.most {
		return false
	}
	h.in[p] = true
	return true
}
