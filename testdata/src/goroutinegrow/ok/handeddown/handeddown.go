// Package handeddown passes down a channel that ends with what has asked for it.
package handeddown

import (
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"time"
)

// beats gives a value every period until quit is closed.
func beats(period time.Duration, quit <-chan struct{}) <-chan time.Time {
	out := make(chan time.Time, 1)
	go func() {
		for {
			time.Sleep(period)
			select {
			case <-quit:
				return
			default:
			}
			select {
			case out <- time.Now():
			default:
			}
		}
	}()
	return out
}

func attempts(quit <-chan struct{}, most int, try func() bool) bool {
	for range beats(time.Second, quit) {
		if try() {
			return true
		}
		if most--; most == 0 {
			return false
		}
	}
	return false
}

func reachable(url string) bool {
	quit := make(chan struct{})
	defer close(quit)
	return attempts(quit, 5, func() bool {
		res, err := http.Head(url)
		if err != nil {
			return false
		}
		res.Body.Close()
		return true
	})
}

func probe(url string) error {
	if !reachable(url) {
		return io.ErrUnexpectedEOF
	}
	return nil
}

func check(w http.ResponseWriter, r *http.Request) {
	if err := probe("http://" + r.PathValue("node")); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

// ready looks at itself until the process ends or what it waits for is there.
type readiness struct {
	over chan struct{}
}

func (s *readiness) Close() { close(s.over) }

func (s *readiness) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.gate(func() bool { _, err := os.Stat(r.PathValue("file")); return err == nil })
}

func (s *readiness) gate(open func() bool) { gateOn(open, watching, s.over) }

type watch func(end <-chan struct{}, seen chan<- bool)

func gateOn(open func() bool, by watch, end <-chan struct{}) { gateIn(open, by, end, 100) }

func gateIn(open func() bool, by watch, end <-chan struct{}, tries int) {
	seen := make(chan bool, 1)
	by(end, seen)
	for ; tries > 0 && !open(); tries-- {
		<-seen
	}
	<-end // it goes on as long as what it has started
}

// watching says at times that it is worth a look.
func watching(end <-chan struct{}, seen chan<- bool) {
	t := time.NewTicker(time.Second)
	go func() {
		defer t.Stop()
		for {
			select {
			case <-t.C:
				select {
				case seen <- true:
				default:
				}
			case <-end:
				return
			}
		}
	}()
}

// renewed has another channel for each request, in the same field, and closes the former one.
type renewed struct {
	mu   sync.Mutex
	over chan struct{}
}

func (s *renewed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over != nil {
		close(s.over)
	}
	s.over = make(chan struct{})
	s.follow(r.PathValue("host"))
}

func (s *renewed) follow(host string) { follow(host, s.over) }

func follow(host string, end <-chan struct{}) {
	go func() {
		for {
			select {
			case <-end:
				return
			case <-time.After(time.Minute):
				log.Print(host)
			}
		}
	}()
}

func Main() {
	s := &readiness{over: make(chan struct{})}
	go func() {
		c := make(chan os.Signal, 1)
		signal.Notify(c, os.Interrupt)
		<-c
		s.Close()
	}()
	http.HandleFunc("GET /nodes/{node}", func(w http.ResponseWriter, r *http.Request) { check(w, r) })
	http.Handle("GET /files/{file}", s)
	http.Handle("POST /hosts/{host}", new(renewed))
	log.Fatal(http.ListenAndServe(":9090", nil))
}
