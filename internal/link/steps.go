package link

import "sync/atomic"

// counter counts what is looked at, where that could be more than the program is large:
// blocks, pairs, edges. It is to grow as the program does, which tests hold. Rules that ask a
// program may run at the same time.
type counter struct{ n atomic.Int64 }

// add counts; a function that is no program's counts nothing.
func (c *counter) add(n int) {
	if c != nil {
		c.n.Add(int64(n))
	}
}

// Steps is the number of steps that linking the program, and asking it, has taken so far.
func (p *Program) Steps() int64 {
	if p.steps == nil {
		return 0
	}
	return p.steps.n.Load()
}
