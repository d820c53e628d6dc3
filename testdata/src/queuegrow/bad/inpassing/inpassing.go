// Package inpassing has queues without a limit that take in what a peer likes to send.
package inpassing

import (
	"bufio"
	"fmt"
	"net"
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
			late = append(late, l) // want queuegrow medium "late grows in .*pass, and its loop keeps receiving while nothing takes from it"
		case get <- first:
			late = late[1:]
		}
	}
}

func (s *slack) add(l string) { s.put <- l }

// Echo gives a peer its lines back.
func Echo(c net.Conn) {
	defer c.Close()
	s := newSlack()
	go func() {
		for l := range s.get {
			fmt.Fprintln(c, l)
		}
	}()
	r := bufio.NewReader(c)
	for {
		l, err := r.ReadString(10)
		if err != nil {
			close(s.put)
			return
		}
		s.add(strings.TrimSpace(l))
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
			o.held = append(o.held, j) // want queuegrow medium "held.*and its loop keeps receiving while nothing takes from it"
		case to <- first:
			o.held = o.held[1:]
		}
	}
}

// Dial tries all addresses that a peer sends.
func Dial(c net.Conn) {
	defer c.Close()
	o := open()
	go o.run()
	go func() {
		for j := range o.next {
			j()
		}
	}()
	r := bufio.NewReader(c)
	for {
		l, err := r.ReadString(10)
		if err != nil {
			close(o.jobs)
			return
		}
		o.jobs <- func() {
			if to, err := net.Dial("tcp", strings.TrimSpace(l)); err == nil {
				to.Close()
			}
		}
	}
}

// Main serves.
func Main(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		if strings.HasPrefix(c.RemoteAddr().String(), "10.") {
			go Dial(c)
			continue
		}
		go Echo(c)
	}
}
