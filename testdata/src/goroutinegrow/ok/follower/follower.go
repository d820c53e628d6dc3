// Package follower makes objects whose goroutines go on until they are told to end, and tells them.
package follower

import (
	"context"
	"net/http"
	"time"
)

// meter counts what goes by, and begins anew at every full minute.
type meter struct {
	in   chan int
	ctx  context.Context
	stop context.CancelFunc
}

func newMeter(ctx context.Context) *meter {
	m := &meter{in: make(chan int, 8)}
	m.ctx, m.stop = context.WithCancel(ctx)
	go m.run()
	return m
}

func (m *meter) run() {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	sum := 0
	for {
		select {
		case n := <-m.in:
			sum += n
		case <-t.C:
			sum = 0
		case <-m.ctx.Done():
			return
		}
	}
}

// Close ends it.
func (m *meter) Close() { m.stop() }

// Measure makes one for a request and ends it.
func Measure(w http.ResponseWriter, r *http.Request) {
	m := newMeter(context.Background())
	defer m.Close()
	m.in <- len(r.URL.Path)
	w.WriteHeader(http.StatusAccepted)
}

// Once makes one that ends with the request.
func Once(w http.ResponseWriter, r *http.Request) {
	m := newMeter(r.Context())
	m.in <- 1
	w.WriteHeader(http.StatusAccepted)
}

// Limited makes one that ends in a second.
func Limited(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	m := newMeter(ctx)
	m.in <- 1
	w.WriteHeader(http.StatusAccepted)
}

// source gives values until it ends.
type source interface{ Values() <-chan int }

// merged gives the values of several sources.
type merged struct {
	out  chan int
	over chan struct{}
}

func (m *merged) add(s source) {
	go func() {
		for {
			select {
			case <-m.over:
				return
			case v := <-s.Values():
				select {
				case m.out <- v:
				case <-m.over:
					return
				}
			}
		}
	}()
}

// Close ends it.
func (m *merged) Close() { close(m.over) }

// Opener opens sources.
type Opener interface {
	Open(name string) (source, error)
	Known(name string) error
}

// merge asks for what may fail before it starts anything, or ends what it has started.
func merge(o Opener, names []string) (*merged, error) {
	m := &merged{out: make(chan int), over: make(chan struct{})}
	for _, n := range names {
		if err := o.Known(n); err != nil {
			return nil, err
		}
	}
	for _, n := range names {
		s, err := o.Open(n)
		if err != nil {
			m.Close()
			return nil, err
		}
		m.add(s)
	}
	return m, nil
}

// Page gives what several sources have.
type Page struct{ Sources Opener }

func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m, err := merge(p.Sources, r.Form["source"])
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer m.Close()
	<-m.out
}
