// Package beyondend gives out objects whose end reaches the goroutine that sends for them, or that are
// always read to their end.
package beyondend

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
)

// News are told until Stop.
type News interface {
	Stop()
	Told() <-chan string
}

type loud struct {
	News
	told chan string
	gone chan struct{}
	once sync.Once
}

func (l *loud) Told() <-chan string { return l.told }

// Stop ends both.
func (l *loud) Stop() {
	l.once.Do(func() { close(l.gone) })
	l.News.Stop()
}

// Loudly tells all in capitals.
func Loudly(n News) News {
	l := &loud{News: n, told: make(chan string), gone: make(chan struct{})}
	go func() {
		defer close(l.told)
		for s := range n.Told() {
			select {
			case l.told <- strings.ToUpper(s):
			case <-l.gone:
				return
			}
		}
	}()
	return l
}

type paragraphs struct {
	body io.ReadCloser
	next chan string
}

func read(body io.ReadCloser) *paragraphs {
	p := &paragraphs{body: body, next: make(chan string)}
	go p.run()
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
		p.next <- s
	}
}

// Close lets the body go, and takes what is still to come.
func (p *paragraphs) Close() error {
	err := p.body.Close()
	for range p.next {
	}
	return err
}

var errShort = errors.New("too short")

func print(w http.ResponseWriter, r *http.Request) error {
	ps := read(r.Body)
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
func Serve(mux *http.ServeMux) {
	mux.HandleFunc("POST /print", func(w http.ResponseWriter, r *http.Request) {
		if err := print(w, r); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
		}
	})
}

type lines struct {
	body io.ReadCloser
	next chan string
}

func (l *lines) run() {
	in := bufio.NewReader(l.body)
	for {
		s, err := in.ReadString('\n')
		if err != nil {
			close(l.next)
			return
		}
		l.next <- s
	}
}

// Close lets the body go.
func (l *lines) Close() error { return l.body.Close() }

// Count reads all lines.
func Count(w http.ResponseWriter, r *http.Request) {
	l := open(r.Body)
	defer l.Close()
	n := 0
	for range l.next {
		n++
	}
	println(n)
}

func open(body io.ReadCloser) *lines {
	l := &lines{body: body, next: make(chan string)}
	go l.run()
	return l
}

type desk struct {
	conn    io.WriteCloser
	orders  chan string
	answers chan error
	gone    chan struct{}
}

func newDesk(c io.WriteCloser) *desk {
	d := &desk{conn: c, orders: make(chan string), answers: make(chan error), gone: make(chan struct{})}
	go func() {
		for {
			select {
			case s := <-d.orders:
				_, err := io.WriteString(d.conn, s)
				d.answers <- err
			case <-d.gone:
				return
			}
		}
	}()
	return d
}

func (d *desk) order(s string) error {
	select {
	case d.orders <- s:
		return <-d.answers // whoever orders waits for the answer
	case <-d.gone:
		return io.ErrClosedPipe
	}
}

// Close ends the desk.
func (d *desk) Close() error {
	close(d.gone)
	return d.conn.Close()
}

// Order is for one order.
func Order(c io.WriteCloser, s string) error {
	d := newDesk(c)
	defer d.Close()
	return d.order(s)
}
