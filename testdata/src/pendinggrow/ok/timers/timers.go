// Package timers keeps a timer for each name until it has run.
package timers

import (
	"sync"
	"time"
)

// Quiet tells of a name when nothing was heard of it for a while.
type Quiet struct {
	tell func(string)

	mu     sync.Mutex
	clocks map[string]*time.Timer
}

// NewQuiet returns one without names.
func NewQuiet(tell func(string)) *Quiet {
	return &Quiet{tell: tell, clocks: map[string]*time.Timer{}}
}

// Heard sets the clock of a name back.
func (q *Quiet) Heard(name string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if old := q.clocks[name]; old != nil {
		old.Stop()
	}
	q.clocks[name] = time.AfterFunc(time.Minute, func() { q.over(name) })
}

func (q *Quiet) over(name string) {
	q.tell(name)
	q.Gone(name)
}

// Gone forgets a name.
func (q *Quiet) Gone(name string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if clock := q.clocks[name]; clock != nil {
		clock.Stop()
		delete(q.clocks, name)
	}
}

// Loud tells a goroutine of its own which name is over.
type Loud struct {
	mu     sync.Mutex
	clocks map[string]*time.Timer
	over   chan string
}

// NewLoud returns one without names.
func NewLoud() *Loud {
	l := &Loud{clocks: map[string]*time.Timer{}, over: make(chan string)}
	go l.run()
	return l
}

func (l *Loud) run() {
	for name := range l.over {
		l.mu.Lock()
		delete(l.clocks, name)
		l.mu.Unlock()
	}
}

// Heard starts the clock of a name.
func (l *Loud) Heard(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.clocks[name] == nil {
		l.clocks[name] = time.AfterFunc(time.Minute, func() { l.over <- name })
	}
}
