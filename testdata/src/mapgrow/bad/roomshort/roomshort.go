// Package roomshort has a helper make room as long as there is some.
package roomshort

import (
	"sync"
	"time"
)

const most = 500

// Desk knows when it last heard of whom.
type Desk struct {
	mu    sync.Mutex
	heard map[string]time.Time
}

// NewDesk returns a desk.
func NewDesk() *Desk { return &Desk{heard: make(map[string]time.Time)} }

// OnMessage notes a sender.
func (d *Desk) OnMessage(from string, at time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.heard) < most {
		d.makeRoom(at)
	}
	d.heard[from] = at // want cachegrow medium "Desk.heard"
}

func (d *Desk) makeRoom(now time.Time) {
	for from, at := range d.heard {
		if now.Sub(at) > time.Hour {
			delete(d.heard, from)
		}
	}
}

// Heard tells whether a sender is known.
func (d *Desk) Heard(from string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, ok := d.heard[from]
	return ok
}
