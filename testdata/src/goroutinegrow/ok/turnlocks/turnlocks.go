// Package turnlocks has lives of objects that start goroutines which want a lock, and no more of
// them than one.
package turnlocks

import (
	"sync"
	"time"
)

// Meter reads its dials in the background.
type Meter struct {
	reading sync.Mutex
	last    int
	dial    func() (int, error)
}

// Run leaves it at the reading that goes on.
func (m *Meter) Run() {
	for range time.Tick(time.Second) {
		if m.reading.TryLock() {
			go m.read()
		}
	}
}

func (m *Meter) read() {
	defer m.reading.Unlock()
	n, err := m.dial()
	for err != nil {
		time.Sleep(time.Minute)
		n, err = m.dial()
	}
	m.last = n
}

// Pair has two readers for as long as it lives.
type Pair struct {
	turn sync.Mutex
	last [2]int
	dial func(int) int
}

// Start starts the two.
func (p *Pair) Start() {
	for i := range p.last {
		go p.read(i)
	}
}

func (p *Pair) read(i int) {
	for range time.Tick(time.Second) {
		p.turn.Lock()
		time.Sleep(time.Millisecond)
		p.last[i] = p.dial(i)
		p.turn.Unlock()
	}
}

// Joined reads with each turn and waits for the reader.
type Joined struct {
	turn sync.Mutex
	last int
	dial func() int
}

// Run reads in each turn.
func (j *Joined) Run() {
	for range time.Tick(time.Second) {
		var wg sync.WaitGroup
		wg.Add(1)
		go func() {
			defer wg.Done()
			j.turn.Lock()
			defer j.turn.Unlock()
			time.Sleep(time.Millisecond)
			j.last = j.dial()
		}()
		wg.Wait()
	}
}
