// Package buffers lends buffers of one size.
package buffers

// Pool is a pool of a fixed number of buffers.
type Pool struct {
	free chan []byte
}

// NewPool returns a pool of n buffers of size bytes.
func NewPool(n, size int) *Pool {
	p := &Pool{free: make(chan []byte, n)}
	for range n {
		p.free <- make([]byte, size)
	}
	return p
}

// With lends a buffer to fn.
func (p *Pool) With(fn func([]byte) error) error {
	buf := <-p.free
	defer func() { p.free <- buf }()
	return fn(buf)
}
