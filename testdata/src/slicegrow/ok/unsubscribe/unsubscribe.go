// Package unsubscribe copies on write, and takes out what it put in.
package unsubscribe

import (
	"bufio"
	"context"
	"net"
	"slices"
	"sync"
	"sync/atomic"
)

type ear struct{ lines chan string }

// Radio sends lines to all who listen now.
type Radio struct {
	mu    sync.Mutex
	ears  atomic.Pointer[[]*ear]
	plain []*ear
}

// NewRadio returns a radio that nobody hears.
func NewRadio() *Radio {
	r := &Radio{}
	r.ears.Store(&[]*ear{})
	return r
}

func (r *Radio) join(e *ear) (leave func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	next := append(slices.Clone(*r.ears.Load()), e)
	r.ears.Store(&next)
	r.plain = append(r.plain, e)
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		rest := slices.DeleteFunc(slices.Clone(*r.ears.Load()), func(o *ear) bool { return o == e })
		r.ears.Store(&rest)
		for i, o := range r.plain {
			if o == e {
				r.plain = append(r.plain[:i], r.plain[i+1:]...)
				break
			}
		}
	}
}

// Listen writes to c until ctx ends or c breaks.
func (r *Radio) Listen(ctx context.Context, c net.Conn) error {
	e := &ear{lines: make(chan string, 8)}
	leave := r.join(e)
	defer leave()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case l := <-e.lines:
			if _, err := c.Write([]byte(l)); err != nil {
				return err
			}
		}
	}
}

// Speak sends each line of c to all.
func (r *Radio) Speak(c net.Conn) {
	in := bufio.NewScanner(c)
	for in.Scan() {
		for _, e := range *r.ears.Load() {
			select {
			case e.lines <- in.Text():
			default:
			}
		}
	}
}
