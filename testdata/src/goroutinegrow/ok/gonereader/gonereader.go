// Package gonereader sends to older objects, whose readers stay or tell that they go.
package gonereader

import (
	"net/http"
	"os"
	"time"
)

type pacer struct {
	due chan string
	act func(string) error
}

// run goes on after a failure.
func (p *pacer) run() {
	for id := range p.due {
		_ = p.act(id)
	}
}

// ServeHTTP has something done later.
func (p *pacer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Path
	time.AfterFunc(time.Minute, func() { p.due <- id })
}

type journal struct {
	lines chan string
	gone  chan struct{}
}

// write tells that it goes.
func (j *journal) write(f *os.File) {
	defer close(j.gone)
	for {
		line := <-j.lines
		if _, err := f.WriteString(line); err != nil {
			return
		}
	}
}

// ServeHTTP notes who asks.
func (j *journal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	time.AfterFunc(time.Second, func() {
		select {
		case j.lines <- r.URL.Path:
		case <-j.gone:
		}
	})
}

type retried struct{ lines chan string }

func (t *retried) write(name string) {
	f, err := os.Create(name)
	if err != nil {
		return
	}
	defer f.Close()
	for line := range t.lines {
		if _, err := f.WriteString(line); err != nil {
			return
		}
	}
}

// keep begins again after each failure.
func (t *retried) keep(name string) {
	for {
		t.write(name)
		time.Sleep(time.Second)
	}
}

// ServeHTTP notes who asks.
func (t *retried) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	time.AfterFunc(time.Second, func() { t.lines <- r.URL.Path })
}

// told gives its failure to who has started it.
type told struct{ lines chan string }

func (t *told) write(f *os.File) error {
	for line := range t.lines {
		if _, err := f.WriteString(line); err != nil {
			return err
		}
	}
	return nil
}

// ServeHTTP notes who asks.
func (t *told) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	time.AfterFunc(time.Second, func() { t.lines <- r.URL.Path })
}

// Serve serves until it fails.
func Serve(f *os.File) error {
	p := &pacer{due: make(chan string), act: func(id string) error { return os.Remove(id) }}
	go p.run()
	j := &journal{lines: make(chan string), gone: make(chan struct{})}
	go j.write(f)
	t := &retried{lines: make(chan string)}
	go t.keep("log")
	d := &told{lines: make(chan string)}
	failed := make(chan error, 1)
	go func() { failed <- d.write(f) }()
	http.Handle("/later", p)
	http.Handle("/note", j)
	http.Handle("/again", t)
	http.Handle("/told", d)
	go func() { failed <- http.ListenAndServe(":8080", nil) }()
	return <-failed
}
