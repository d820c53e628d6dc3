// Package jobs runs jobs in turn: of one list the slots that are popped are cleared.
package jobs

import "sync"

// Runner runs jobs.
type Runner struct {
	mu     sync.Mutex
	wake   *sync.Cond
	urgent []func()
	later  []func()
	sizes  []int
}

const most = 1000

// New returns a runner that runs.
func New() *Runner {
	r := &Runner{}
	r.wake = sync.NewCond(&r.mu)
	go r.run()
	return r
}

// Add adds a job, unless there are too many.
func (r *Runner) Add(job func(), size int, urgent bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.urgent) >= most || len(r.later) >= most || len(r.sizes) >= most {
		return
	}
	r.sizes = append(r.sizes, size)
	if urgent {
		r.urgent = append(r.urgent, job)
	} else {
		r.later = append(r.later, job)
	}
	r.wake.Signal()
}

func (r *Runner) run() {
	for {
		r.mu.Lock()
		for len(r.urgent)+len(r.later) == 0 {
			r.wake.Wait()
		}
		job := r.next()
		r.sizes = r.sizes[1:]
		r.mu.Unlock()
		job()
	}
}

func (r *Runner) next() func() {
	if len(r.urgent) > 0 {
		return r.popUrgent()
	}
	return r.popLater()
}

func (r *Runner) popUrgent() func() {
	job := r.urgent[0]
	r.urgent = r.urgent[1:] // want retaingrow low-only "Runner[.]urgent is resliced from the front"
	return job
}

func (r *Runner) popLater() func() {
	job := r.later[0]
	r.later[0] = nil
	r.later = r.later[1:]
	return job
}
