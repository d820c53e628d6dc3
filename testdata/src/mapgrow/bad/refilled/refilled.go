// Package refilled reads tables, each into a map of its own or on top of what was read before.
package refilled

import "sync"

// Table is what was read last.
type Table struct {
	mu   sync.Mutex
	rows map[uint32]string
}

// Read replaces the rows.
func (t *Table) Read(ids []uint32, names []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows = map[uint32]string{}
	for i, id := range ids {
		t.rows[id] = names[i]
	}
}

// Name returns the name of a row.
func (t *Table) Name(id uint32) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.rows[id]
}

// Decoder reads frames.
type Decoder struct{ b []byte }

func (d *Decoder) names(into *map[uint32]string) {
	*into = map[uint32]string{}
	for i, b := range d.b {
		(*into)[uint32(i)] = string(b)
	}
}

// Frame has the names of the frame that was read last.
type Frame struct {
	mu    sync.Mutex
	names map[uint32]string
}

// Read reads the next frame.
func (f *Frame) Read(d *Decoder) {
	f.mu.Lock()
	defer f.mu.Unlock()
	d.names(&f.names)
}

// Name returns a name of the frame.
func (f *Frame) Name(id uint32) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.names[id]
}

// Pile has all that was ever read.
type Pile struct {
	mu   sync.Mutex
	open bool
	rows map[uint32]string
}

// Read makes the map once, and adds to it from then on.
func (p *Pile) Read(ids []uint32, names []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.open {
		p.rows, p.open = map[uint32]string{}, true
	}
	for i, id := range ids {
		p.rows[id] = names[i] // want mapgrow medium "Pile.rows gains an entry"
	}
}

// Name returns the name of a row.
func (p *Pile) Name(id uint32) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.rows[id]
}
