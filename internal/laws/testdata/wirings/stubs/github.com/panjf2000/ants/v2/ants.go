// Package ants stands in for the pool of goroutines.
package ants

// Option sets up a pool.
type Option func(*Pool)

// Pool is a pool.
type Pool struct{ tasks chan func() }

// NewPool makes one.
func NewPool(size int, options ...Option) (*Pool, error) {
	p := &Pool{tasks: make(chan func())}
	for range size {
		go func() {
			for task := range p.tasks {
				task()
			}
		}()
	}
	return p, nil
}

// Submit has a task run.
func (p *Pool) Submit(task func()) error {
	p.tasks <- task
	return nil
}

// Release ends the pool.
func (p *Pool) Release() { close(p.tasks) }

// PoolWithFunc is a pool that calls one function.
type PoolWithFunc struct{ args chan any }

// NewPoolWithFunc makes one.
func NewPoolWithFunc(size int, pf func(any), options ...Option) (*PoolWithFunc, error) {
	p := &PoolWithFunc{args: make(chan any)}
	for range size {
		go func() {
			for a := range p.args {
				pf(a)
			}
		}()
	}
	return p, nil
}

// Invoke has the function called.
func (p *PoolWithFunc) Invoke(arg any) error {
	p.args <- arg
	return nil
}

// Release ends the pool.
func (p *PoolWithFunc) Release() { close(p.args) }
