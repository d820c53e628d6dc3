// Package crew has workers whose entry goes when they end.
package crew

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type worker struct {
	cancel context.CancelFunc
	since  time.Time
}

// Crew runs one worker for each topic.
type Crew struct {
	mu      sync.Mutex
	workers map[string]*worker
	work    func(ctx context.Context, topic string)
}

// NewCrew returns a crew without workers.
func NewCrew(work func(context.Context, string)) *Crew {
	return &Crew{workers: map[string]*worker{}, work: work}
}

// ServeHTTP starts a worker, or ends it.
func (c *Crew) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	topic := r.FormValue("topic")
	c.mu.Lock()
	defer c.mu.Unlock()
	k, ok := c.workers[topic]
	if r.Method == http.MethodDelete {
		if ok {
			k.cancel()
		}
		return
	}
	if ok {
		w.WriteHeader(http.StatusConflict)
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	c.workers[topic] = &worker{cancel, time.Now()}
	go c.run(ctx, cancel, topic)
}

func (c *Crew) run(ctx context.Context, cancel context.CancelFunc, topic string) {
	defer func() {
		cancel()
		c.mu.Lock()
		delete(c.workers, topic)
		c.mu.Unlock()
	}()
	c.work(ctx, topic)
}
