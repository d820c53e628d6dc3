// Package limited starts goroutines for requests, and limits how many there are.
package limited

import (
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Jobs runs jobs.
type Jobs struct {
	slots   chan struct{}
	running atomic.Bool
	once    sync.Once
	mu      sync.Mutex
	up      *sync.Cond
	ready   bool
	active  bool
}

// New makes room for eight.
func New() *Jobs {
	j := &Jobs{slots: make(chan struct{}, 8)}
	j.up = sync.NewCond(&j.mu)
	return j
}

func (j *Jobs) slow() {
	j.mu.Lock()
	defer j.mu.Unlock()
	for !j.ready {
		j.up.Wait()
	}
}

// Slots takes a place first.
func (j *Jobs) Slots(w http.ResponseWriter, r *http.Request) {
	j.slots <- struct{}{}
	go func() {
		defer func() { <-j.slots }()
		j.slow()
	}()
}

// Swap lets one run.
func (j *Jobs) Swap(w http.ResponseWriter, r *http.Request) {
	if j.running.CompareAndSwap(false, true) {
		go func() {
			defer j.running.Store(false)
			j.slow()
		}()
	}
}

// Flag lets one run, under the lock.
func (j *Jobs) Flag(w http.ResponseWriter, r *http.Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.active {
		return
	}
	j.active = true
	go j.slow()
}

// Once starts one, ever.
func (j *Jobs) Once(w http.ResponseWriter, r *http.Request) {
	j.once.Do(func() { go j.slow() })
}

// Fan waits for those that it starts.
func (j *Jobs) Fan(w http.ResponseWriter, r *http.Request) {
	var all sync.WaitGroup
	for range 4 {
		all.Add(1)
		go func() {
			defer all.Done()
			j.slow()
		}()
	}
	all.Wait()
}

// Answer waits for the one that it starts.
func (j *Jobs) Answer(w http.ResponseWriter, r *http.Request) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		j.slow()
	}()
	<-done
}

// Watch goes on until the request ends.
func (j *Jobs) Watch(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	go func() {
		for {
			j.mu.Lock()
			j.mu.Unlock()
			select {
			case <-ctx.Done():
				return
			default:
				time.Sleep(time.Second)
			}
		}
	}()
}
