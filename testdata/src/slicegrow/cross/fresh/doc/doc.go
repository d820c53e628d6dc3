// Package doc builds documents and keeps some.
package doc

import "sync"

// Doc is a list of lines.
type Doc struct {
	mu    sync.Mutex
	lines []string
}

// Line adds a line.
func (d *Doc) Line(text string) *Doc {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines = append(d.lines, text)
	return d
}

// Lines returns all of them.
func (d *Doc) Lines() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.lines
}
