// Package worker is what users of an SDK see.
package worker

import "fixtures.test/mapgrow/cross/sdk/internal/core"

// Worker is made by New.
type Worker interface {
	Note(task string)
	Count(task string) int
	Stop()
}

// New returns a worker.
func New() Worker { return core.NewAgent() }
