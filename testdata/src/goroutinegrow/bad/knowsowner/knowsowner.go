// Package knowsowner makes sessions whose clocks know them: that the parts point back to the whole,
// or call a method of it, hands nobody the duty to stop them.
package knowsowner

import (
	"errors"
	"time"
)

type clock struct {
	tell func(time.Time)
	stop chan struct{}
}

func newClock(tell func(time.Time)) *clock {
	c := &clock{tell: tell, stop: make(chan struct{})}
	go c.run()
	return c
}

func (c *clock) run() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case now := <-t.C:
			c.tell(now)
		case <-c.stop:
			return
		}
	}
}

type line struct{ of *Session }

func newLine(s *Session) *line { return &line{of: s} }

// Session is what a caller has.
type Session struct {
	last  time.Time
	clock *clock
	line  *line
}

func (s *Session) tick(now time.Time) { s.last = now }

// Close ends the session.
func (s *Session) Close() { close(s.clock.stop) }

// Open begins a session.
func Open(name, word string) (*Session, error) {
	s := &Session{}
	s.line = newLine(s)
	s.clock = newClock(s.tick) // want goroutinegrow medium "stops it on some return paths"
	if name == "" {
		return nil, errors.New("no name")
	}
	if word == "" {
		s.Close()
		return nil, errors.New("no word")
	}
	return s, nil
}
