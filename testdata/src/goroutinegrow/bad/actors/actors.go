// Package actors has objects with a loop that others send to, and that leaves at its end while some
// are still on their way.
package actors

import (
	"context"
	"net/http"
	"time"
)

// Tasks counts what is under way.
type Tasks struct {
	begin, end chan int
	stop, done chan struct{}
	now        map[int]time.Time
}

// New starts the loop.
func New() *Tasks {
	t := &Tasks{begin: make(chan int), end: make(chan int), stop: make(chan struct{}), done: make(chan struct{}), now: map[int]time.Time{}}
	go t.loop()
	return t
}

func (t *Tasks) loop() {
	defer close(t.done)
	for {
		select {
		case <-t.stop:
			return
		case id := <-t.begin:
			t.now[id] = time.Now()
		case id := <-t.end:
			delete(t.now, id)
		}
	}
}

// Run does something beside.
func (t *Tasks) Run(id int, f func()) {
	t.begin <- id
	go func() { // want goroutinegrow medium "it sends to end, from which .*loop may no longer receive"
		f()
		t.end <- id
	}()
}

// Close waits for the loop alone.
func (t *Tasks) Close() {
	close(t.stop)
	<-t.done
}

// Page asks for several things and adds up what comes, for as long as somebody looks at it.
type Page struct {
	codes chan int
	names chan string
	seen  int
}

// Open makes a page of some names.
func Open(names []string) *Page {
	p := &Page{codes: make(chan int), names: make(chan string, len(names))}
	for _, n := range names {
		p.names <- n
	}
	return p
}

// Watch lasts as long as its caller.
func (p *Page) Watch(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case name := <-p.names:
			go p.ask(name) // want goroutinegrow medium "it sends to codes, from which .*Watch may no longer receive"
		case c := <-p.codes:
			p.seen += c
		}
	}
}

func (p *Page) ask(name string) { p.codes <- fetch(name) }

func fetch(name string) int {
	resp, err := http.Get(name)
	if err != nil {
		return 0
	}
	resp.Body.Close()
	return resp.StatusCode
}
