// Package silentchannel takes out what a channel names.
package silentchannel

import "sync"

// Desk has what was handed in, by ticket.
type Desk struct {
	mu    sync.Mutex
	items map[uint64]string
	gone  chan uint64
}

// NewDesk opens one.
func NewDesk() *Desk {
	d := &Desk{items: map[uint64]string{}, gone: make(chan uint64, 8)}
	go d.watch()
	return d
}

// OnItem takes something in.
func (d *Desk) OnItem(ticket uint64, what string) {
	d.mu.Lock()
	d.items[ticket] = what
	d.mu.Unlock()
}

// OnGone tells that somebody took it.
func (d *Desk) OnGone(ticket uint64) { d.gone <- ticket }

func (d *Desk) watch() {
	for ticket := range d.gone {
		d.mu.Lock()
		delete(d.items, ticket)
		d.mu.Unlock()
	}
}

// What tells of a ticket.
func (d *Desk) What(ticket uint64) string { d.mu.Lock(); defer d.mu.Unlock(); return d.items[ticket] }

// yard has carts, of which each leaves.
type yard struct {
	came, went chan *cart
	carts      map[*cart]bool
}

type cart struct{ load []byte }

func (y *yard) run() {
	for {
		select {
		case c := <-y.came:
			y.carts[c] = true
		case c := <-y.went:
			delete(y.carts, c)
		}
	}
}

func (y *yard) enter(load []byte) *cart {
	c := &cart{load}
	y.came <- c
	return c
}

func (y *yard) leave(c *cart) { y.went <- c }

// Yard takes carts in, and gives each the way out.
func Yard() func(load []byte) (leave func()) {
	y := &yard{came: make(chan *cart), went: make(chan *cart), carts: map[*cart]bool{}}
	go y.run()
	return func(load []byte) func() {
		c := y.enter(load)
		return func() { y.leave(c) }
	}
}
