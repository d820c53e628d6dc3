// Package shared starts goroutines that only the end of something ends which all of them share.
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

// direct starts one for each request.
func (s *server) direct(http.ResponseWriter, *http.Request) {
	go s.refresh(s.ctx) // want goroutinegrow medium "the loop in .*refresh ends only with ctx, which all of them share"
}

// stopped waits for the end of the server.
func (s *server) stopped(http.ResponseWriter, *http.Request) {
	tick := time.NewTicker(time.Second)
	go func() { // want goroutinegrow medium "ends only with quit"
		defer tick.Stop()
		for {
			select {
			case <-s.quit:
				return
			case <-tick.C:
			}
		}
	}()
}

// crew runs functions beside one another.
type crew struct {
	wg  sync.WaitGroup
	ctx context.Context
}

func (c *crew) run(f func(context.Context)) {
	c.wg.Add(1)
	go func() { // want goroutinegrow medium "the loop in .*refresh ends only with ctx"
		defer c.wg.Done()
		f(c.ctx)
	}()
}

// helped has a helper start it.
func (s *server) helped(http.ResponseWriter, *http.Request) { s.crew.run(s.refresh) }

// closed has a connection closed when the server ends.
func (s *server) closed(_ http.ResponseWriter, r *http.Request) {
	go func() { // want goroutinegrow medium "it waits only for ctx"
		<-s.ctx.Done()
		_ = r.Body.Close()
	}()
}

func (s *server) close() { close(s.quit) }

// Serve serves until a context ends.
func Serve(ctx context.Context) error {
	s := &server{ctx: ctx, quit: make(chan struct{}), crew: &crew{ctx: ctx}}
	defer s.close()
	http.HandleFunc("/direct", s.direct)
	http.HandleFunc("/stopped", s.stopped)
	http.HandleFunc("/closed", s.closed)
	http.HandleFunc("/helped", s.helped)
	http.HandleFunc("/captured", func(http.ResponseWriter, *http.Request) {
		go s.refresh(ctx) // want goroutinegrow medium "the loop in .*refresh ends only with a context"
	})
	return http.ListenAndServe(":8080", nil)
}
