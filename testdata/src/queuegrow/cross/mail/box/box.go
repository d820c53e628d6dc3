// Package box has boxes that others empty.
package box

import "sync"

// Gated holds letters until it is opened.
type Gated struct {
	mu      sync.Mutex
	open    bool
	letters []string
	deliver func(string)
}

// Put takes a letter.
func (g *Gated) Put(letter string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.open {
		g.deliver(letter)
		return
	}
	g.letters = append(g.letters, letter) // want queuegrow medium "Gated.letters"
}

// Open delivers what is there, and from now on what comes.
func (g *Gated) Open(deliver func(string)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, l := range g.letters {
		deliver(l)
	}
	g.letters = nil
	g.deliver, g.open = deliver, true
}

// Tray holds letters until they are taken.
type Tray struct {
	mu      sync.Mutex
	letters []string
}

// Put takes a letter.
func (t *Tray) Put(letter string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.letters = append(t.letters, letter)
}

// Take takes all letters out.
func (t *Tray) Take() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	out := t.letters
	t.letters = nil
	return out
}
