// Package gatheredcrew makes one object of several parts, each with a goroutine, and ends it where a part
// cannot be had.
package gatheredcrew

import (
	"fmt"
	"net/http"
	"time"
)

type source interface {
	Open() (<-chan string, error)
}

type merged struct {
	out  chan string
	gone chan struct{}
}

func (m *merged) attach(name string, in <-chan string) {
	go func() {
		for {
			select {
			case s := <-in:
				select {
				case m.out <- name + s:
				case <-m.gone:
					return
				}
			case <-m.gone:
				return
			}
		}
	}()
}

// Close ends it.
func (m *merged) Close() { close(m.gone) }

func merge(all map[string]source) (*merged, error) {
	m := &merged{out: make(chan string), gone: make(chan struct{})}
	for name, s := range all {
		in, err := s.Open()
		if err != nil {
			m.Close()
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		m.attach(name, in)
	}
	return m, nil
}

// Show shows what comes from some sources.
func Show(all map[string]source) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		m, err := merge(all)
		if err != nil {
			return
		}
		defer m.Close()
		for {
			select {
			case s := <-m.out:
				fmt.Fprintln(w, s)
			case <-r.Context().Done():
				return
			}
		}
	}
}

type clock struct {
	stop  chan struct{}
	beats int
}

func (c *clock) start() {
	go func() {
		for {
			select {
			case <-c.stop:
				return
			case <-time.After(time.Second):
				c.beats++
			}
		}
	}()
}

// Halt ends the clock.
func (c *clock) Halt() { close(c.stop) }

func newClock(w http.ResponseWriter, lead string) (*clock, error) {
	c := &clock{stop: make(chan struct{})}
	c.start()
	if _, err := fmt.Fprintln(w, lead); err != nil {
		c.Halt()
		return nil, err
	}
	return c, nil
}

// Beat counts while a page is written.
func Beat(w http.ResponseWriter, r *http.Request) {
	c, err := newClock(w, r.FormValue("lead"))
	if err != nil {
		return
	}
	fmt.Fprintln(w, "done")
	c.Halt()
}
