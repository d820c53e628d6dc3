// Package lagging queues changes for one consumer that a condition wakes.
package lagging

import (
	"errors"
	"sync"
)

// Change is one change of a table.
type Change struct{ Table, Row string }

// Feed hands changes to a function, one after another.
type Feed struct {
	mu    sync.Mutex
	ready *sync.Cond
	late  []Change
}

// NewFeed returns an empty feed and starts its consumer.
func NewFeed(apply func(Change)) *Feed {
	f := &Feed{}
	f.ready = sync.NewCond(&f.mu)
	go func() {
		for {
			apply(f.next())
		}
	}()
	return f
}

// Put queues a change.
func (f *Feed) Put(c Change) {
	f.mu.Lock()
	f.late = append(f.late, c) // want queuegrow medium "Feed.late"
	f.mu.Unlock()
	f.ready.Signal()
}

func (f *Feed) next() Change {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.late) == 0 {
		f.ready.Wait()
	}
	c := f.late[0]
	f.late = f.late[1:]
	return c
}

// ErrFull is returned by a feed that takes no more.
var ErrFull = errors.New("full")

// Short refuses what it has no room for.
type Short struct {
	mu    sync.Mutex
	ready *sync.Cond
	few   []Change
}

// NewShort returns an empty feed and starts its consumer.
func NewShort(apply func(Change)) *Short {
	s := &Short{}
	s.ready = sync.NewCond(&s.mu)
	go func() {
		for {
			apply(s.next())
		}
	}()
	return s
}

// Put queues a change, if there is room.
func (s *Short) Put(c Change) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.few) >= 100 {
		return ErrFull
	}
	s.few = append(s.few, c)
	s.ready.Signal()
	return nil
}

func (s *Short) next() Change {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.few) == 0 {
		s.ready.Wait()
	}
	c := s.few[0]
	s.few = s.few[1:]
	return c
}
