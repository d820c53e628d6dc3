// Package noorders keeps the tab of a guest who leaves without an order.
package noorders

import "sync"

type tab struct {
	orders int
}

// Bar has guests with a tab each, which goes with its last order.
type Bar struct {
	mu     sync.Mutex
	guests map[string]bool
	tabs   map[string]*tab
}

// NewBar is empty.
func NewBar() *Bar { return &Bar{guests: map[string]bool{}, tabs: map[string]*tab{}} }

// OnEnter lets a guest in.
func (b *Bar) OnEnter(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.guests[name] = true
	b.tabs[name] = &tab{} // want mapgrow medium "Bar.tabs"
}

// OnOrder takes an order.
func (b *Bar) OnOrder(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if t := b.tabs[name]; t != nil {
		t.orders++
	}
}

// OnServed brings one.
func (b *Bar) OnServed(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	t := b.tabs[name]
	if t == nil {
		return
	}
	if t.orders == 1 {
		delete(b.tabs, name)
		return
	}
	t.orders--
}

// OnLeave lets a guest out.
func (b *Bar) OnLeave(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.guests, name)
}

// Guests is how many there are.
func (b *Bar) Guests() int { b.mu.Lock(); defer b.mu.Unlock(); return len(b.guests) }
