// Package partway has helpers that put an entry in and take it out, and ways out past them.
package partway

import (
	"errors"
	"net/http"
	"os"
	"sync"
)

type job struct{ name string }

// Works has what is under way.
type Works struct {
	mu    sync.Mutex
	jobs  map[string]*job
	tasks map[string]*job
	plans map[string]*job
}

// NewWorks returns works that rest.
func NewWorks() *Works {
	return &Works{jobs: map[string]*job{}, tasks: map[string]*job{}, plans: map[string]*job{}}
}

func (w *Works) begin(name string) (j *job, mine bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if j, ok := w.jobs[name]; ok {
		return j, false
	}
	j = &job{name: name}
	w.jobs[name] = j // want pendinggrow medium "Works.jobs"
	return j, true
}

func (w *Works) finish(j *job) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.jobs, j.name)
}

func (w *Works) run(j *job) error {
	if _, err := os.Stat("/etc/works"); err != nil {
		return err
	}
	w.finish(j)
	return nil
}

// Job does a job that nobody else does.
func (w *Works) Job(rw http.ResponseWriter, r *http.Request) {
	j, mine := w.begin(r.URL.Path)
	if !mine {
		<-r.Context().Done()
		return
	}
	if err := w.run(j); err != nil {
		http.Error(rw, err.Error(), http.StatusInternalServerError)
	}
}

func (w *Works) enter(name string) (*job, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, ok := w.tasks[name]; ok {
		return nil, errors.New("busy")
	}
	j := &job{name: name}
	w.tasks[name] = j // want pendinggrow medium "Works.tasks"
	return j, nil
}

func (w *Works) exit(j *job) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.tasks, j.name)
}

// Task does a task.
func (w *Works) Task(name string) (err error) {
	j, err := w.enter(name)
	if err != nil {
		return err
	}
	defer func() {
		if err == nil {
			w.exit(j)
		}
	}()
	if err := os.Remove(name); err != nil {
		return err
	}
	return nil
}

func (w *Works) draw(name string) (*job, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if j := w.plans[name]; j != nil {
		return j, false
	}
	j := &job{name: name}
	w.plans[name] = j
	return j, true
}

func (w *Works) drop(j *job) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.plans, j.name)
}

func (w *Works) carryOut(j *job) error {
	defer w.drop(j)
	return os.Remove(j.name)
}

// Plan carries a plan out, or waits.
func (w *Works) Plan(rw http.ResponseWriter, r *http.Request) {
	j, mine := w.draw(r.URL.Path)
	if !mine {
		<-r.Context().Done()
		return
	}
	if err := w.carryOut(j); err != nil {
		http.Error(rw, err.Error(), http.StatusInternalServerError)
	}
}
