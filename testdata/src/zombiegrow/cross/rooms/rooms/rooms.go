// Package rooms seats guests; what becomes of an empty room is for others to say.
package rooms

import "sync"

// Plain has rooms that nobody takes down.
type Plain struct {
	mu     sync.Mutex
	guests map[string]map[string]bool
}

// Enter seats a guest.
func (p *Plain) Enter(room, guest string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.guests == nil {
		p.guests = map[string]map[string]bool{}
	}
	if p.guests[room] == nil {
		p.guests[room] = map[string]bool{} // want zombiegrow medium "Plain.guests"
	}
	p.guests[room][guest] = true
}

// Leave takes a guest out.
func (p *Plain) Leave(room, guest string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.guests[room], guest)
}

// Tended has rooms that its user tends.
type Tended struct {
	mu     sync.Mutex
	guests map[string]map[string]bool
}

// Enter seats a guest.
func (t *Tended) Enter(room, guest string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.guests == nil {
		t.guests = map[string]map[string]bool{}
	}
	if t.guests[room] == nil {
		t.guests[room] = map[string]bool{}
	}
	t.guests[room][guest] = true
}

// Leave takes a guest out.
func (t *Tended) Leave(room, guest string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.guests[room], guest)
}

// Tend takes empty rooms down.
func (t *Tended) Tend() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for room, guests := range t.guests {
		if len(guests) == 0 {
			delete(t.guests, room)
		}
	}
}
