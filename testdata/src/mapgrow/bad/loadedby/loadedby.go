// Package loadedby keeps what a function that it was given makes of a name, of whatever name.
package loadedby

import (
	"errors"
	"strings"
	"sync"
)

var errEmpty = errors.New("the name is empty")

// Panel has the switches that have been asked for.
type Panel struct {
	mu       sync.Mutex
	place    func(name string) (string, int, error)
	allow    func(number int) error
	switches map[string]*Switch
	rails    map[int]*Switch
}

// Switch is one of them.
type Switch struct {
	path string
	line int
}

// NewPanel returns a panel whose switches a function finds.
func NewPanel(place func(name string) (string, int, error), allow func(number int) error) *Panel {
	return &Panel{place: place, allow: allow, switches: map[string]*Switch{}, rails: map[int]*Switch{}}
}

// Switch returns the switch with a name.
func (p *Panel) Switch(name string) (*Switch, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.switches[name]; s != nil {
		return s, nil
	}
	path, line, err := p.place(name)
	if err != nil {
		return nil, err
	}
	s := &Switch{path, line}
	p.switches[name] = s // want mapgrow medium "Panel.switches gains an entry"
	return s, nil
}

// Rail returns the rail with a number.
func (p *Panel) Rail(number int) (*Switch, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.rails[number]; s != nil {
		return s, nil
	}
	if err := p.allow(number); err != nil {
		return nil, err
	}
	s := &Switch{line: number}
	p.rails[number] = s // want mapgrow medium "Panel.rails gains an entry"
	return s, nil
}

// NewBoard returns a panel that knows some names, and makes a line of any other.
func NewBoard() *Panel {
	lines := map[string]int{"A1": 1, "A2": 2}
	return NewPanel(func(name string) (string, int, error) {
		if line, ok := lines[name]; ok {
			return "/board", line, nil
		}
		if name == "" {
			return "", 0, errEmpty
		}
		return "/board/" + strings.ToLower(name), 0, nil
	}, func(number int) error {
		if number < 0 {
			return errEmpty
		}
		return nil
	})
}
