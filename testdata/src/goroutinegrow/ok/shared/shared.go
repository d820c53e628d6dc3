// Package shared starts goroutines that end with what they work for, or of which there is one.
package shared

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// server has one context for as long as it serves.
type server struct {
	ctx  context.Context
	quit chan struct{}
	crew *crew
	once sync.Once
}

// refresh works on something until a context ends.
func (s *server) refresh(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// asked ends with the request.
func (s *server) asked(_ http.ResponseWriter, r *http.Request) {
	go s.refresh(r.Context())
}

// limited ends in time.
func (s *server) limited(http.ResponseWriter, *http.Request) {
	ctx, cancel := context.WithTimeout(s.ctx, time.Minute)
	go func() {
		defer cancel()
		s.refresh(ctx)
	}()
}

// first starts one for all requests.
func (s *server) first(http.ResponseWriter, *http.Request) {
	s.once.Do(func() { go s.refresh(s.ctx) })
}

// failing ends by itself.
func (s *server) failing(w http.ResponseWriter, _ *http.Request) {
	go func() {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for {
			select {
			case <-s.quit:
				return
			case <-t.C:
				if _, err := w.Write([]byte("still there\n")); err != nil {
					return
				}
			}
		}
	}()
}

// closed has a connection closed when the server ends, or the request.
func (s *server) closed(_ http.ResponseWriter, r *http.Request) {
	go func() {
		select {
		case <-s.ctx.Done():
		case <-r.Context().Done():
		}
		_ = r.Body.Close()
	}()
}

// crew runs functions beside one another until it is stopped.
type crew struct {
	wg     sync.WaitGroup
	ctx    context.Context
	cancel context.CancelFunc
}

func newCrew() *crew {
	c := &crew{}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	return c
}

func (c *crew) run(f func(context.Context)) { c.wg.Go(func() { f(c.ctx) }) }

func (c *crew) stop() {
	c.cancel()
	c.wg.Wait()
}

// renewed ends the former crew first.
func (s *server) renewed(http.ResponseWriter, *http.Request) {
	s.crew.stop()
	s.crew = newCrew()
	s.crew.run(s.refresh)
}

// own has a crew for each request.
func (s *server) own(http.ResponseWriter, *http.Request) {
	c := newCrew()
	defer c.stop()
	c.run(s.refresh)
}

// Serve serves until a context ends.
func Serve(ctx context.Context) error {
	s := &server{ctx: ctx, quit: make(chan struct{}), crew: newCrew()}
	defer close(s.quit)
	for range 4 {
		go s.refresh(ctx)
	}
	http.HandleFunc("/asked", s.asked)
	http.HandleFunc("/limited", s.limited)
	http.HandleFunc("/first", s.first)
	http.HandleFunc("/failing", s.failing)
	http.HandleFunc("/renewed", s.renewed)
	http.HandleFunc("/closed", s.closed)
	http.HandleFunc("/own", s.own)
	return http.ListenAndServe(":8080", nil)
}
