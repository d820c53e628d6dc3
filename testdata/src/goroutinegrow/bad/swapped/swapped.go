// Package swapped exchanges what polls for a new one, and lets the former one poll on.
package swapped

import (
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

type poller struct {
	n    atomic.Int64
	halt chan struct{}
}

func newPoller(every time.Duration) *poller {
	p := &poller{halt: make(chan struct{})}
	go p.poll(every)
	return p
}

func (p *poller) poll(every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			p.n.Add(1)
		case <-p.halt:
			return
		}
	}
}

// Stop ends the polling.
func (p *poller) Stop() { close(p.halt) }

type gauge struct{ at atomic.Pointer[poller] }

func (g *gauge) read(w http.ResponseWriter, _ *http.Request) {
	if p := g.at.Load(); p != nil {
		w.Write(strconv.AppendInt(nil, p.n.Load(), 10))
	}
}

func (g *gauge) slower(_ http.ResponseWriter, r *http.Request) {
	p := newPoller(time.Duration(len(r.URL.Path)) * time.Second) // want goroutinegrow medium "newPoller"
	g.at.Swap(p)
}

func (g *gauge) faster(_ http.ResponseWriter, r *http.Request) {
	p := newPoller(time.Duration(len(r.URL.Path)) * time.Millisecond) // want goroutinegrow medium "newPoller"
	g.at.Store(p)
}

// Serve serves a gauge.
func Serve(addr string) error {
	g := &gauge{}
	mux := http.NewServeMux()
	mux.HandleFunc("/read", g.read)
	mux.HandleFunc("/slower", g.slower)
	mux.HandleFunc("/faster", g.faster)
	return http.ListenAndServe(addr, mux)
}
