// Package askedto takes keys out only where the input that puts them in says so: one that
// never comes again stays. Where each end is told by a message of its own, nothing is said.
package askedto

import "sync"

// Share is what a client asks for.
type Share struct {
	Client string
	Want   int
}

// Desk gives shares to clients.
type Desk struct {
	mu     sync.Mutex
	shares map[string]int
	seats  map[string]bool
}

// NewDesk makes a desk.
func NewDesk() *Desk { return &Desk{shares: map[string]int{}, seats: map[string]bool{}} }

// Ask notes what a client wants, and forgets who wants nothing any more.
func (d *Desk) Ask(s Share) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	if s.Want == 0 {
		delete(d.shares, s.Client)
		return 0
	}
	d.shares[s.Client] = s.Want // want mapgrow low-only "Desk.shares"
	return s.Want / len(d.shares)
}

// Told is what happened to a seat.
type Told struct{ Kind, Seat string }

// Tell notes who sits down and who gets up.
func (d *Desk) Tell(t Told) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch t.Kind {
	case "down":
		d.seats[t.Seat] = true
	case "up":
		delete(d.seats, t.Seat)
	}
}

// Taken reports whether somebody has a seat, and a share.
func (d *Desk) Taken(who string) (bool, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, share := d.shares[who]
	return d.seats[who], share
}
