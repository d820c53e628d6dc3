// Package beyondend gives out objects whose end does not reach the goroutine that sends for them.
package beyondend

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"strings"
)

// News are told until Stop.
type News interface {
	Stop()
	Told() <-chan string
}

type loud struct {
	News
	told chan string
}

func (l *loud) Told() <-chan string { return l.told }

// Loudly tells all in capitals.
func Loudly(n News) News {
	out := make(chan string)
	go func() { // want goroutinegrow medium "loud.Stop neither receives from told nor tells it to stop"
		defer close(out)
		for s := range n.Told() {
			out <- strings.ToUpper(s)
		}
	}()
	return &loud{News: n, told: out}
}

type paragraphs struct {
	body  io.ReadCloser
	next  chan string
	quits <-chan struct{}
}

func read(body io.ReadCloser, quits <-chan struct{}) *paragraphs {
	p := &paragraphs{body: body, next: make(chan string), quits: quits}
	go p.run() // want goroutinegrow medium "paragraphs.Close neither receives from next nor tells it to stop"
	return p
}

func (p *paragraphs) run() {
	in := bufio.NewReader(p.body)
	for {
		s, err := in.ReadString('\f')
		if err != nil {
			close(p.next)
			return
		}
		select {
		case p.next <- s:
		case <-p.quits:
			return
		}
	}
}

// Close lets the body go.
func (p *paragraphs) Close() error { return p.body.Close() }

type printer struct {
	down chan struct{}
}

var errShort = errors.New("too short")

func (p *printer) print(w http.ResponseWriter, r *http.Request) error {
	ps := read(r.Body, p.down)
	defer ps.Close()
	for s := range ps.next {
		if len(s) < 3 {
			return errShort
		}
		io.WriteString(w, s)
	}
	return nil
}

// Serve prints what it is sent.
func Serve(mux *http.ServeMux) (stop func()) {
	p := &printer{down: make(chan struct{})}
	mux.HandleFunc("POST /print", func(w http.ResponseWriter, r *http.Request) {
		if err := p.print(w, r); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
		}
	})
	return func() { close(p.down) }
}
