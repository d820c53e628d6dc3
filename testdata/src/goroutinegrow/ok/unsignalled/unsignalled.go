// Package unsignalled has loops with a stop that somebody calls, here or elsewhere.
package unsignalled

import (
	"net"
	"net/http"
	"time"
)

// lease renews what it has taken until it is told to stop.
type lease struct {
	renew func() error
	stop  chan struct{}
}

// Lease is what is handed out.
type Lease interface{ GiveUp() }

// Take takes a lease, which whoever has it ends.
func Take(renew func() error) Lease {
	l := &lease{renew: renew, stop: make(chan struct{})}
	go l.keep()
	return l
}

func (l *lease) keep() {
	beat := time.NewTicker(time.Second)
	defer beat.Stop()
	for {
		select {
		case <-beat.C:
		case <-l.stop:
			return
		}
		if l.renew() != nil {
			return
		}
	}
}

// GiveUp is for whoever has one.
func (l *lease) GiveUp() { close(l.stop) }

// pinger keeps a connection open.
type pinger struct {
	conn net.Conn
	over chan struct{}
}

func (p *pinger) run() {
	for {
		select {
		case <-time.After(10 * time.Second):
			if _, err := p.conn.Write([]byte{0}); err != nil {
				return
			}
		case <-p.over:
			return
		}
	}
}

func (p *pinger) end() { close(p.over) }

// Join ends its own.
func Join(dial func() (net.Conn, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		conn, err := dial()
		if err != nil {
			return
		}
		p := &pinger{conn: conn, over: make(chan struct{})}
		go p.run()
		defer p.end()
		w.WriteHeader(http.StatusAccepted)
	}
}

// poller hands its end to whoever asks for it.
type poller struct {
	quit chan struct{}
	ask  func() error
	end  func()
}

func (p *poller) loop() {
	for {
		select {
		case <-time.After(time.Second):
			if p.ask() != nil {
				return
			}
		case <-p.quit:
			return
		}
	}
}

func (p *poller) halt() { close(p.quit) }

// Poll gives the function that ends it.
func Poll(ask func() error) func() {
	p := &poller{quit: make(chan struct{}), ask: ask}
	p.end = p.halt
	go p.loop()
	return func() { p.end() }
}
