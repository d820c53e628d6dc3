// Package owed has things that somebody has to let go of, in objects that hold them.
package owed

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
)

var errRefused = errors.New("refused")

// sink writes what it is given, on a goroutine of its own.
type sink struct {
	in   chan string
	over chan struct{}
	out  io.Writer
}

func newSink(out io.Writer) *sink {
	s := &sink{in: make(chan string, 4), over: make(chan struct{}), out: out}
	go s.run()
	return s
}

func (s *sink) run() {
	for {
		select {
		case l := <-s.in:
			_, _ = io.WriteString(s.out, l)
		case <-s.over:
			return
		}
	}
}

func (s *sink) end() { close(s.over) }

// report has two sinks, and its end forgets one.
type report struct {
	head, body *sink
}

func newReport(w io.Writer) *report {
	return &report{
		head: newSink(w), // ended by finish
		body: newSink(w),
	}
}

func (r *report) finish() { r.head.end() }

// Report makes one for each request.
func Report(w http.ResponseWriter, r *http.Request) {
	rep := newReport(w) // want goroutinegrow medium "nothing stops it"
	defer rep.finish()
	rep.body.in <- r.URL.Path
}

// whole has two sinks and ends both.
type whole struct {
	sinks map[string]*sink
}

func (h *whole) add(name string, w io.Writer) { h.sinks[name] = newSink(w) }

func (h *whole) finish() {
	for _, s := range h.sinks {
		s.end()
	}
}

// Whole makes one for each request.
func Whole(w http.ResponseWriter, r *http.Request) {
	h := &whole{sinks: map[string]*sink{}}
	h.add("head", w)
	h.add("body", w)
	defer h.finish()
	h.sinks["body"].in <- r.URL.Path
}

// pieces has sinks in a map and ends none.
type pieces struct {
	sinks map[string]*sink
}

func (p *pieces) add(name string, w io.Writer) {
	p.sinks[name] = newSink(w) // want goroutinegrow medium "nothing stops it"
}

// Pieces makes some for each request.
func Pieces(w http.ResponseWriter, r *http.Request) {
	p := &pieces{sinks: map[string]*sink{}}
	p.add("body", w)
	p.sinks["body"].in <- r.URL.Path
}

// asker asks through a transport of its own.
type asker struct {
	name string
	way  http.RoundTripper
}

func askerFor(name string) asker {
	t := &http.Transport{}
	return asker{name: name, way: t}
}

// Ask makes an asker for each request.
func Ask(w http.ResponseWriter, r *http.Request) {
	a := askerFor(r.URL.Path) // want resourcegrow medium "nothing releases it"
	resp, err := a.way.RoundTrip(r)
	if err != nil {
		return
	}
	_ = resp.Body.Close()
}

// Greet closes what it has dialed on one early way out, and not where nothing is said.
func Greet(addr string) (net.Conn, error) {
	c, err := net.Dial("tcp", addr) // want resourcegrow medium "on some return paths"
	if err != nil {
		return nil, err
	}
	l, err := bufio.NewReader(c).ReadString('\n')
	if err != nil {
		return nil, err
	}
	if l != "welcome\n" {
		_ = c.Close()
		return nil, errRefused
	}
	return c, nil
}

// GreetSafely closes it by what looks at the error.
func GreetSafely(addr string) (_ net.Conn, err error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = c.Close()
		}
	}()
	l, err := bufio.NewReader(c).ReadString('\n')
	if err != nil {
		return nil, err
	}
	if l != "welcome\n" {
		return nil, errRefused
	}
	return c, nil
}

// tap is a stream with a function that turns it off.
type tap struct {
	drops <-chan int
	off   func() error
}

// mains has taps.
type mains interface {
	tapAt(place string) (*tap, error)
}

// First takes one drop and turns the tap off.
func First(m mains) int {
	t, err := m.tapAt("first")
	if err != nil {
		return 0
	}
	defer t.off()
	return <-t.drops
}

// Second takes one drop and lets it run.
func Second(m mains) int {
	t, err := m.tapAt("second") // want resourcegrow medium "nothing releases its off, unlike in First"
	if err != nil {
		return 0
	}
	return <-t.drops
}
