// Package loops starts loops that the end of their object does not end.
package loops

import (
	"sync/atomic"
	"time"
)

// Log flushes now and then.
type Log struct {
	tick *time.Ticker
	done chan struct{}
	n    atomic.Int64
}

// Open opens a log.
func Open() *Log {
	l := &Log{tick: time.NewTicker(time.Second), done: make(chan struct{})}
	go l.flush() // want goroutinegrow medium "nothing closes it"
	go l.count()
	return l
}

func (l *Log) flush() {
	for range l.tick.C {
		l.n.Store(0)
	}
}

func (l *Log) count() {
	for {
		select {
		case <-l.tick.C:
			l.n.Add(1)
		case <-l.done:
			return
		}
	}
}

// Close closes the log. Stopping the ticker does not close its channel.
func (l *Log) Close() {
	l.tick.Stop()
	close(l.done)
}

// Watch polls for as long as the process lives, once.
type Watch struct{ n atomic.Int64 }

// Forever has no end and is made once.
var Forever = start()

func start() *Watch {
	w := &Watch{}
	go func() {
		for {
			time.Sleep(time.Second)
			w.n.Add(1)
		}
	}()
	return w
}
