// Package rollback removes an entry when the start of its job fails; a job that
// starts well stays for ever.
package rollback

import (
	"context"
	"fmt"
	"net/http"
	"os/exec"
	"sync"
)

type job struct {
	cmd    *exec.Cmd
	cancel context.CancelFunc
}

// Yard runs jobs on request.
type Yard struct {
	mu      sync.Mutex
	jobs    map[string]*job
	waiting map[string]bool
}

// NewYard returns a yard without jobs.
func NewYard() *Yard { return &Yard{jobs: map[string]*job{}, waiting: map[string]bool{}} }

// ServeHTTP starts the job that the request names.
func (y *Yard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if err := y.launch(name, r.FormValue("program")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (y *Yard) launch(name, program string) error {
	ctx, cancel := context.WithCancel(context.Background())
	j := &job{cmd: exec.CommandContext(ctx, program), cancel: cancel}
	y.mu.Lock()
	y.jobs[name] = j // want mapgrow medium "Yard.jobs"
	y.waiting[name] = true
	y.mu.Unlock()
	err := j.cmd.Start()
	y.mu.Lock()
	defer y.mu.Unlock()
	delete(y.waiting, name)
	if err != nil {
		cancel()
		delete(y.jobs, name)
		return fmt.Errorf("starting %s: %w", name, err)
	}
	return nil
}

// Running reports whether a job of that name was started.
func (y *Yard) Running(name string) bool {
	y.mu.Lock()
	defer y.mu.Unlock()
	return y.jobs[name] != nil
}
