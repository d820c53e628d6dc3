// Package countread counts in a map of its own how often something was tried, and reads the count by a method.
package countread

import (
	"context"
	"errors"
	"log"
	"sync"
	"time"
)

// Tries counts attempts by name.
type Tries struct {
	mu sync.Mutex
	n  map[string]int
}

// Of is how often a name was tried.
func (t *Tries) Of(name string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.n[name]
}

// Again counts another attempt.
func (t *Tries) Again(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n[name]++
}

// Done forgets a name.
func (t *Tries) Done(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.n, name)
}

// Mailer sends one letter.
type Mailer interface {
	Send(ctx context.Context, name string) error
}

// Outbox sends what comes, five times at most.
type Outbox struct {
	in    chan string
	tries *Tries
	m     Mailer
}

// NewOutbox is an empty one.
func NewOutbox(m Mailer) *Outbox {
	return &Outbox{in: make(chan string, 64), tries: &Tries{n: map[string]int{}}, m: m}
}

// Put brings a letter.
func (o *Outbox) Put(name string) { o.in <- name }

// Run sends until ctx ends.
func (o *Outbox) Run(ctx context.Context) error {
	for {
		select {
		case name := <-o.in:
			o.send(ctx, name)
		case <-ctx.Done():
			return errors.New("ended")
		}
	}
}

func (o *Outbox) send(ctx context.Context, name string) {
	if err := o.m.Send(ctx, name); err == nil {
		o.tries.Done(name)
		return
	} else if o.tries.Of(name) >= 4 {
		log.Printf("%s: %v", name, err)
		o.tries.Done(name)
		return
	}
	o.tries.Again(name)
	time.AfterFunc(time.Second, func() {
		select {
		case o.in <- name:
		case <-ctx.Done():
		}
	})
}
