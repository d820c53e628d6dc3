// Package namedonce panics for what cannot be, and is called for each event all the same.
package namedonce

import (
	"net/http"
	"sync"
)

type ticket struct{ seat int }

// Office hands out tickets.
type Office struct {
	mu      sync.Mutex
	tickets map[string]ticket
}

// NewOffice returns one without tickets.
func NewOffice() *Office { return &Office{tickets: map[string]ticket{}} }

// Issue notes a ticket under its number.
func (o *Office) Issue(number string, seat int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, ok := o.tickets[number]; ok {
		panic("two tickets have the number " + number)
	}
	o.tickets[number] = ticket{seat} // want mapgrow high "Office.tickets"
}

// Valid tells of a number whether there is such a ticket.
func (o *Office) Valid(number string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, ok := o.tickets[number]
	return ok
}

// ServeHTTP implements http.Handler.
func (o *Office) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	o.Issue(numberFor(r), 1)
}

func numberFor(r *http.Request) string { return r.Header.Get("Number") }

// Log keeps what was last said of each name.
type Log struct {
	mu   sync.Mutex
	last map[string]string
}

// NewLog returns one that has heard nothing.
func NewLog() *Log { return &Log{last: map[string]string{}} }

// Say notes what was said of a name, for the first time or again.
func (l *Log) Say(name, what string) {
	if name == "" {
		panic("nobody is named")
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last[name] = what // want mapgrow medium "Log.last"
}

// Last is what was last said of a name.
func (l *Log) Last(name string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last[name]
}

// Yard gives each wagon that comes a place.
type Yard struct {
	mu     sync.Mutex
	places map[int]int
}

// Open lets in what comes on a channel.
func Open(wagons <-chan int) *Yard {
	y := &Yard{places: map[int]int{}}
	go func() {
		for n := range wagons {
			y.place(n)
		}
	}()
	return y
}

func (y *Yard) place(n int) {
	y.mu.Lock()
	defer y.mu.Unlock()
	if _, ok := y.places[n]; ok {
		panic("a wagon comes twice")
	}
	y.places[n] = len(y.places) // want mapgrow high "Yard.places"
}

// Place is where a wagon stands.
func (y *Yard) Place(n int) int {
	y.mu.Lock()
	defer y.mu.Unlock()
	return y.places[n]
}

// Cloakroom takes coats.
type Cloakroom struct {
	mu    sync.Mutex
	next  int
	coats map[int]string
}

// NewCloakroom returns an empty one.
func NewCloakroom() *Cloakroom { return &Cloakroom{coats: map[int]string{}} }

// Take hangs a coat under the next number.
func (c *Cloakroom) Take(coat string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.next++
	if _, ok := c.coats[c.next]; ok {
		panic("the hook is taken")
	}
	c.coats[c.next] = coat // want mapgrow high "Cloakroom.coats"
}

// Count is how many coats hang there.
func (c *Cloakroom) Count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.coats)
}
