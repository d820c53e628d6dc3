// Package goneelsewhere has lists and tables of which one takes the key of the other to be cleared.
package goneelsewhere

import (
	"net/http"
	"sync"
	"time"
)

type guest struct {
	badge, host string
	came        time.Time
}

type gate struct {
	mu     sync.Mutex
	badges map[string]*guest
}

func (g *gate) let(in *guest) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.badges[in.badge] = in
}

func (g *gate) out(badge string) *guest {
	g.mu.Lock()
	defer g.mu.Unlock()
	in := g.badges[badge]
	delete(g.badges, badge)
	return in
}

func (g *gate) sweep(before time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for badge, in := range g.badges {
		if in.came.Before(before) {
			delete(g.badges, badge)
		}
	}
}

type desk struct {
	mu    sync.Mutex
	hosts map[string]*guest
}

func (d *desk) note(in *guest) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.hosts[in.host] = in // want mapgrow medium "desk.hosts"
}

func (d *desk) strike(host string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.hosts, host)
}

func (d *desk) of(host string) *guest {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.hosts[host]
}

// House lets guests in.
type House struct {
	gate gate
	desk desk
}

// NewHouse returns a house whose gate forgets at night who did not leave.
func NewHouse() *House {
	h := &House{gate: gate{badges: map[string]*guest{}}, desk: desk{hosts: map[string]*guest{}}}
	go func() {
		for now := range time.Tick(time.Hour) {
			h.gate.sweep(now.Add(-24 * time.Hour))
		}
	}()
	return h
}

// Come lets a guest in.
func (h *House) Come(w http.ResponseWriter, r *http.Request) {
	in := &guest{badge: r.FormValue("badge"), host: r.FormValue("host"), came: time.Now()}
	h.gate.let(in)
	h.desk.note(in)
}

// Go lets a guest out.
func (h *House) Go(w http.ResponseWriter, r *http.Request) {
	if in := h.gate.out(r.FormValue("badge")); in != nil {
		h.desk.strike(in.host)
	}
}

// ServeHTTP tells when the guest of a host came.
func (h *House) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if in := h.desk.of(r.URL.Path); in != nil {
		w.Write([]byte(in.came.String()))
	}
}
