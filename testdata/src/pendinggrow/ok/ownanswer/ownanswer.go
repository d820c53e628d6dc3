// Package ownanswer has entries that their own activation takes out whatever came of the work, and
// ones of which an answer says that they are gone.
package ownanswer

import (
	"errors"
	"net/http"
	"sync"
)

type call struct {
	done chan struct{}
	text string
	err  error
}

// Once does the same work once for all who ask at a time.
type Once struct {
	mu    sync.Mutex
	calls map[string]*call
	fetch func(string) (string, error)
}

func (o *Once) get(name string) (string, error) {
	o.mu.Lock()
	if c := o.calls[name]; c != nil {
		o.mu.Unlock()
		<-c.done
		return c.text, c.err
	}
	c := &call{done: make(chan struct{})}
	o.calls[name] = c
	o.mu.Unlock()

	c.text, c.err = o.fetch(name)
	close(c.done)
	o.mu.Lock()
	delete(o.calls, name)
	o.mu.Unlock()
	if c.err != nil {
		return "", c.err
	}
	return c.text, nil
}

// ServeHTTP tells what there is under a name.
func (o *Once) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, err := o.get(r.URL.Path)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	_, _ = w.Write([]byte(text))
}

// Peer asks another process, whose answers come on a loop of its own.
type Peer struct {
	mu    sync.Mutex
	asked map[int]*call
	last  int
}

// Ask waits for the answer, or for the end of the connection.
func (p *Peer) Ask(_ http.ResponseWriter, _ *http.Request) {
	c := &call{done: make(chan struct{})}
	p.mu.Lock()
	p.last++
	n := p.last
	p.asked[n] = c
	p.mu.Unlock()
	<-c.done
	if c.err != nil {
		return // who wrote that has taken it out
	}
	println(c.text)
}

func (p *Peer) answers(lines <-chan int) {
	for n := range lines {
		p.settle(n, nil)
	}
	for n := range p.asked {
		p.settle(n, errors.New("gone"))
	}
}

func (p *Peer) settle(n int, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c := p.asked[n]; c != nil {
		delete(p.asked, n)
		c.err = err
		close(c.done)
	}
}

// Listen takes answers.
func (p *Peer) Listen(lines <-chan int) { go p.answers(lines) }
