// Package turns has defers and registrations that do not add up.
package turns

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"time"
)

var hup = start()

func start() chan os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	return c
}

// Loop connects again and again; its turns are functions.
type Loop struct {
	mu  sync.Mutex
	end chan struct{}
	sub func()
}

// Run goes on until it is closed.
func (l *Loop) Run(ctx context.Context) {
	for {
		select {
		case <-l.end:
			return
		case <-hup:
			l.turn(ctx)
		case <-time.After(time.Minute):
			l.mu.Lock()
			if l.sub == nil {
				l.sub = func() {}
				defer l.sub()
			}
			l.mu.Unlock()
		}
	}
}

func (l *Loop) turn(ctx context.Context) {
	l.mu.Lock()
	defer l.mu.Unlock()
	stop := context.AfterFunc(ctx, func() { println("done") })
	defer stop()
}
