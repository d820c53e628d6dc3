// Package pool stands for a library, which no table knows, that runs functions on goroutines of its own.
package pool

// Go runs f on another goroutine.
func Go(f func()) {}

// Pool has a limited number of goroutines.
type Pool struct{ limit int }

// New returns a pool.
func New(limit int) *Pool { return &Pool{limit: limit} }

// Go runs f once there is room.
func (p *Pool) Go(f func()) {}
