// Package cron stands in for the scheduler: it keeps jobs and runs them again and again.
package cron

import (
	"sync"
	"time"
)

// EntryID names an entry.
type EntryID int

// Job is run.
type Job interface{ Run() }

// FuncJob is a function as a job.
type FuncJob func()

// Run implements Job.
func (f FuncJob) Run() { f() }

// Option sets up a scheduler.
type Option func(*Cron)

// Cron is a scheduler.
type Cron struct {
	mu      sync.Mutex
	entries []Job
}

// New makes one.
func New(opts ...Option) *Cron {
	c := &Cron{}
	for _, o := range opts {
		o(c)
	}
	return c
}

// AddFunc and AddJob add an entry.
func (c *Cron) AddFunc(spec string, cmd func()) (EntryID, error) { return c.AddJob(spec, FuncJob(cmd)) }
func (c *Cron) AddJob(spec string, cmd Job) (EntryID, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries = append(c.entries, cmd)
	return EntryID(len(c.entries)), nil
}

// Start runs the entries in the background, Run here.
func (c *Cron) Start() { go c.Run() }
func (c *Cron) Run() {
	for range time.Tick(time.Minute) {
		c.mu.Lock()
		due := append([]Job(nil), c.entries...)
		c.mu.Unlock()
		for _, j := range due {
			go j.Run()
		}
	}
}
