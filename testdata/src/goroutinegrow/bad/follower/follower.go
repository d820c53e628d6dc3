// Package follower makes objects whose goroutines go on until they are told to end, and drops them.
package follower

import (
	"context"
	"errors"
	"net/http"
	"time"
)

var errName = errors.New("no such name")

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

// Measure makes one for a request and forgets it.
func Measure(w http.ResponseWriter, r *http.Request) {
	m := newMeter(context.Background()) // want goroutinegrow medium "nothing stops it"
	m.in <- len(r.URL.Path)
	w.WriteHeader(http.StatusAccepted)
}

// Once makes one and ends it, unless the request is wrong.
func Once(w http.ResponseWriter, r *http.Request) {
	m := newMeter(context.Background()) // want goroutinegrow medium "some return paths"
	if err := named(r); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	m.in <- 1
	m.Close()
}

func named(r *http.Request) error {
	if r.FormValue("name") == "" {
		return errName
	}
	return nil
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
}

func merge(o Opener, names []string) (*merged, error) {
	m := &merged{out: make(chan int), over: make(chan struct{})}
	for _, n := range names {
		s, err := o.Open(n)
		if err != nil {
			return nil, err
		}
		m.add(s) // want goroutinegrow medium "merge .*hands it over on one return path and drops it on another"
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
