// Package sought looks through a list for what is there for an id before it adds one.
package sought

import (
	"net/http"
	"strconv"
	"sync"
)

// Manager has a worker for each id.
type Manager struct {
	mu      sync.RWMutex
	workers []*worker
}

type worker struct {
	shard uint64
	jobs  chan string
}

var all = &Manager{}

// Handle does what a request asks for.
func Handle(_ http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseUint(r.FormValue("id"), 10, 64)
	if err == nil {
		all.Do(id, r.FormValue("job"))
	}
}

// Do hands a job to the worker of an id.
func (m *Manager) Do(id uint64, job string) {
	m.workerOf(id).jobs <- job
}

func (m *Manager) workerOf(id uint64) *worker {
	shard := id >> 22
	m.mu.RLock()
	for _, w := range m.workers {
		if w.shard == shard {
			m.mu.RUnlock()
			return w
		}
	}
	m.mu.RUnlock()
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, w := range m.workers {
		if w.shard == shard {
			return w
		}
	}
	w := &worker{shard: shard, jobs: make(chan string)}
	go w.run()                       // want goroutinegrow medium "worker"
	m.workers = append(m.workers, w) // want slicegrow medium "Manager.workers grows"
	return w
}

func (w *worker) run() {
	for job := range w.jobs {
		println(job)
	}
}
