// Package gocron stands in for the scheduler: it keeps functions and calls them again and
// again.
package gocron

import (
	"reflect"
	"sync"
	"time"
)

// JobDefinition says when.
type JobDefinition interface{ every() time.Duration }

type durationJob time.Duration

func (d durationJob) every() time.Duration { return time.Duration(d) }

// DurationJob runs at intervals.
func DurationJob(duration time.Duration) JobDefinition { return durationJob(duration) }

type task struct {
	function   any
	parameters []any
}

// Task is what is run.
type Task func() task

// NewTask makes one of a function and its arguments.
func NewTask(function any, parameters ...any) Task {
	return func() task { return task{function, parameters} }
}

// SchedulerOption and JobOption set up schedulers and jobs.
type (
	SchedulerOption func(*scheduler) error
	JobOption       func() error
)

// Job is a job.
type Job interface{ Name() string }

type job struct {
	every time.Duration
	task  task
}

func (j *job) Name() string { return j.every.String() }

// Scheduler runs jobs.
type Scheduler interface {
	NewJob(JobDefinition, Task, ...JobOption) (Job, error)
	Start()
	Shutdown() error
}

type scheduler struct {
	mu   sync.Mutex
	jobs []*job
	stop chan struct{}
}

// NewScheduler makes one.
func NewScheduler(options ...SchedulerOption) (Scheduler, error) {
	return &scheduler{stop: make(chan struct{})}, nil
}

func (s *scheduler) NewJob(d JobDefinition, t Task, _ ...JobOption) (Job, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	j := &job{d.every(), t()}
	s.jobs = append(s.jobs, j)
	return j, nil
}

func (s *scheduler) Start() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, j := range s.jobs {
		go s.run(j)
	}
}

func (s *scheduler) run(j *job) {
	var args []reflect.Value
	for _, p := range j.task.parameters {
		args = append(args, reflect.ValueOf(p))
	}
	tick := time.NewTicker(j.every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			reflect.ValueOf(j.task.function).Call(args)
		case <-s.stop:
			return
		}
	}
}

func (s *scheduler) Shutdown() error {
	close(s.stop)
	return nil
}
