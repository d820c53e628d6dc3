// Package handedout gives its counter away as what it can do.
package handedout

import "sync"

// Counter counts by name.
type Counter interface {
	Count(name string)
}

type plain struct {
	next Counter

	sync.Mutex
	names map[string]string
}

// New returns a counter that hands on what it counts.
func New(next Counter) Counter {
	return &plain{next: next, names: map[string]string{}}
}

// Count calls the next one, which may be of the same kind.
func (p *plain) Count(name string) {
	p.Lock()
	defer p.Unlock()
	short, ok := p.names[name]
	if !ok {
		short = name[:len(name)/2]
		p.names[name] = short // want mapgrow medium "plain.names"
	}
	p.next.Count(name + short)
}
