// Package handeddown passes the one channel that ends the process down to what each request starts.
package handeddown

import (
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"time"
)

// beats gives a value every period until quit is closed.
func beats(period time.Duration, quit <-chan struct{}) <-chan time.Time {
	out := make(chan time.Time, 1)
	go func() { // want goroutinegrow medium "beats starts a goroutine, and the loop in beats ends only with a channel, which all of them share"
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

func reachable(url string, quit <-chan struct{}) bool {
	return attempts(quit, 5, func() bool {
		res, err := http.Head(url)
		if err != nil {
			return false
		}
		res.Body.Close()
		return true
	})
}

func probe(url string, quit <-chan struct{}) error {
	if !reachable(url, quit) {
		return io.ErrUnexpectedEOF
	}
	return nil
}

func check(w http.ResponseWriter, r *http.Request, quit <-chan struct{}) {
	if err := probe("http://"+r.PathValue("node"), quit); err != nil {
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
}

// watching says at times that it is worth a look.
func watching(end <-chan struct{}, seen chan<- bool) {
	t := time.NewTicker(time.Second)
	go func() { // want goroutinegrow medium "watching starts a goroutine, and the loop in watching ends only with over, which all of them share"
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

func Main() {
	quit := make(chan struct{})
	s := &readiness{over: make(chan struct{})}
	go func() {
		c := make(chan os.Signal, 1)
		signal.Notify(c, os.Interrupt)
		<-c
		close(quit)
		s.Close()
	}()
	http.HandleFunc("GET /nodes/{node}", func(w http.ResponseWriter, r *http.Request) { check(w, r, quit) })
	http.Handle("GET /files/{file}", s)
	log.Fatal(http.ListenAndServe(":9090", nil))
}
