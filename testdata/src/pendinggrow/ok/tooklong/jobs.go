package tooklong

import (
	"context"
	"log"
	"sync"
	"time"
)

// Runner runs jobs that others finish.
type Runner interface {
	Start(ctx context.Context, id int64) error
}

// Jobs are under way.
type Jobs struct {
	r Runner

	mu    sync.Mutex
	next  int64
	since map[int64]time.Time
}

// NewJobs is told of ends by a channel.
func NewJobs(r Runner, ended <-chan int64) *Jobs {
	j := &Jobs{r: r, since: map[int64]time.Time{}}
	go func() {
		for id := range ended {
			j.end(id)
		}
	}()
	return j
}

func (j *Jobs) end(id int64) {
	j.mu.Lock()
	defer j.mu.Unlock()
	at, ok := j.since[id]
	if !ok {
		return
	}
	if time.Since(at) > time.Minute {
		log.Printf("job %d: since %v", id, at)
	}
	delete(j.since, id)
}

// Begin starts a job.
func (j *Jobs) Begin(ctx context.Context) (int64, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.next++
	id := j.next
	j.since[id] = time.Now()
	if err := j.r.Start(ctx, id); err != nil {
		delete(j.since, id)
		return 0, err
	}
	return id, nil
}
