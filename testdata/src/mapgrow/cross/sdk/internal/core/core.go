// Package core has what an SDK does; its users know the worker package alone.
package core

import "sync"

type agent struct{ *table }

type table struct {
	mu    sync.Mutex
	tasks map[string]int
}

// Note is what a user asks for by way of an interface.
func (t *table) Note(task string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.tasks[task]++ // want mapgrow medium "table.tasks gains"
}

// Count tells how many there were.
func (t *table) Count(task string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.tasks[task]
}

// Stop ends it.
func (a *agent) Stop() {}

// NewAgent returns one.
func NewAgent() *agent { return &agent{&table{tasks: map[string]int{}}} }
