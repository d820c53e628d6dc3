// Package timers waits for timers in goroutines, and stops them.
package timers

import (
	"sync"
	"time"
)

// Batch gathers lines and flushes them after a while, or when there are enough.
type Batch struct {
	mu     sync.Mutex
	lines  [8]string
	n      int
	timer  *time.Timer
	cancel chan struct{}
}

// Add adds a line.
func (b *Batch) Add(line string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.lines[b.n%8] = line
	b.n++
	if b.n == 1 {
		b.timer = time.NewTimer(time.Second)
		go b.late(b.timer) // want goroutinegrow medium "Stop does not close the channel"
	}
	if b.n == 8 {
		b.timer.Stop()
		b.n = 0
	}
}

func (b *Batch) late(t *time.Timer) {
	<-t.C
	b.mu.Lock()
	defer b.mu.Unlock()
	b.n = 0
}

// Paced is a batch whose goroutine is told.
type Paced struct {
	mu     sync.Mutex
	n      int
	timer  *time.Timer
	cancel chan struct{}
}

// Add adds a line.
func (p *Paced) Add(string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.n++
	if p.n == 1 {
		p.timer, p.cancel = time.NewTimer(time.Second), make(chan struct{})
		go p.late(p.timer, p.cancel)
	}
	if p.n == 8 {
		p.timer.Stop()
		close(p.cancel)
		p.n = 0
	}
}

func (p *Paced) late(t *time.Timer, cancel chan struct{}) {
	select {
	case <-t.C:
		p.mu.Lock()
		p.n = 0
		p.mu.Unlock()
	case <-cancel:
	}
}
