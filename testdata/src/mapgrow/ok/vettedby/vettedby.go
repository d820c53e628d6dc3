// Package vettedby keeps things under names that a function it was given has let pass.
package vettedby

import (
	"errors"
	"fmt"
	"sync"
)

var errUnknown = errors.New("there is no such line")

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
	p.switches[name] = s
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
	s := &Switch{path: fmt.Sprint("/rail/", number)}
	p.rails[number] = s
	return s, nil
}

// Board is one kind of hardware.
type Board struct {
	*Panel
	lines map[string]int
}

// NewBoard returns a board with a table of its own.
func NewBoard() *Board {
	b := &Board{lines: map[string]int{"A1": 1, "A2": 2}}
	b.Panel = NewPanel(b.find, b.within)
	return b
}

func (b *Board) find(name string) (string, int, error) {
	if line, ok := b.lines[name]; ok {
		return "/board", line, nil
	}
	return "", 0, errUnknown
}

func (b *Board) within(number int) error {
	if number < 0 || number > 4 {
		return errUnknown
	}
	return nil
}

var byRevision = map[string]map[string]int{"B1": {"": 1, "2": 5}, "B2": {"": 2}}

// NewCard returns a panel of hardware that came in revisions.
func NewCard(revision string) *Panel {
	return NewPanel(finder(revision), oneOfThree)
}

func finder(revision string) func(string) (string, int, error) {
	return func(name string) (string, int, error) {
		var line int
		if l, ok := byRevision[name][revision]; ok {
			line = l
		} else if l, ok := byRevision[name][""]; ok {
			line = l
		} else {
			return "", 0, errUnknown
		}
		return "/card", line, nil
	}
}

func oneOfThree(number int) error {
	if number != 2 && number != 6 && number != 7 {
		return fmt.Errorf("rail %d: %w", number, errUnknown)
	}
	return nil
}
