// Package inpassing has queues without a limit that serve one piece of work.
package inpassing

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"
)

// slack passes lines on and keeps what nobody has taken yet.
type slack struct {
	put, get chan string
}

func newSlack() *slack {
	s := &slack{put: make(chan string), get: make(chan string)}
	go s.pass()
	return s
}

func (s *slack) pass() {
	defer close(s.get)
	var late []string
	put := s.put
	for put != nil || len(late) > 0 {
		var get chan string
		var first string
		if len(late) > 0 {
			get, first = s.get, late[0]
		}
		select {
		case l, more := <-put:
			if !more {
				put = nil
				break
			}
			late = append(late, l)
		case get <- first:
			late = late[1:]
		}
	}
}

func (s *slack) add(l string) { s.put <- l }

// Show writes each word of a form on a line.
func Show(w http.ResponseWriter, r *http.Request) {
	s := newSlack()
	for _, word := range strings.Fields(r.FormValue("text")) {
		s.add(word)
	}
	close(s.put)
	for l := range s.get {
		fmt.Fprintln(w, l)
	}
}

// office has room for all jobs.
type office struct {
	jobs, next chan func()
	held       []func()
}

func open() *office {
	o := new(office)
	o.jobs, o.next = make(chan func()), make(chan func())
	return o
}

func (o *office) run() {
	defer close(o.next)
	for {
		var to chan<- func()
		var first func()
		if len(o.held) > 0 {
			to, first = o.next, o.held[0]
		}
		select {
		case j, more := <-o.jobs:
			if !more {
				for _, j := range o.held {
					o.next <- j
				}
				return
			}
			o.held = append(o.held, j)
		case to <- first:
			o.held = o.held[1:]
		}
	}
}

// Greet greets the hosts of a form.
func Greet(w http.ResponseWriter, r *http.Request) {
	o := open()
	go o.run()
	for i := range 10 {
		o.jobs <- func() { fmt.Fprintln(w, "hello", i, r.FormValue("name")) }
	}
	close(o.jobs)
	for j := range o.next {
		j()
	}
}

// Main serves.
func Main(ln net.Listener) {
	http.HandleFunc("GET /show", Show)
	http.HandleFunc("GET /greet", Greet)
	log.Fatal(http.Serve(ln, nil))
}
