// Package slot keeps what was fetched, and notes what is being fetched.
package slot

import (
	"errors"
	"sync"
	"time"
)

// Slot keeps values, and notes which are being fetched.
type Slot struct {
	mu       sync.Mutex
	values   map[string]string
	fetching map[string]*sync.Cond
	tried    map[string]int
}

// New returns a slot, which is emptied now and then.
func New() *Slot {
	s := &Slot{values: map[string]string{}, fetching: map[string]*sync.Cond{}, tried: map[string]int{}}
	go s.sweep()
	return s
}

// NewKept returns a slot that keeps what it has.
func NewKept() *Slot {
	return &Slot{values: map[string]string{}, fetching: map[string]*sync.Cond{}, tried: map[string]int{}}
}

func (s *Slot) sweep() {
	for range time.Tick(time.Minute) {
		s.mu.Lock()
		clear(s.values)
		s.mu.Unlock()
	}
}

// Get asks for a value, or waits for who does.
func (s *Slot) Get(key string, fetch func(string) (string, error)) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		if v, ok := s.values[key]; ok {
			return v, nil
		}
		if c, ok := s.fetching[key]; ok {
			c.Wait()
		} else {
			c = sync.NewCond(&s.mu)
			s.fetching[key] = c
			s.mu.Unlock()
			v, err := s.fetch(fetch, key)
			s.mu.Lock()
			if err == nil {
				s.values[key] = v
			}
			delete(s.fetching, key)
			c.Broadcast()
			return v, err
		}
	}
}

func (s *Slot) fetch(by func(string) (string, error), key string) (v string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("nothing fetched")
		}
	}()
	return by(key)
}

// Try asks for a value that is not kept, and counts how often that failed.
func (s *Slot) Try(key string, fetch func(string) (string, error)) (string, error) {
	s.mu.Lock()
	s.tried[key]++
	s.mu.Unlock()
	v, err := fetch(key)
	if err != nil {
		return "", err
	}
	s.mu.Lock()
	delete(s.tried, key)
	s.mu.Unlock()
	return v, nil
}
