package program

import (
	"sync/atomic"
)

// Counter counts what is looked at, where that could be more than the program is large:
// blocks, pairs, edges. It is to grow as the program does, which tests hold. Rules that ask a
// program may run at the same time.
type Counter struct{ N atomic.Int64 }

// Add counts; a function that is no program's counts nothing.
func (c *Counter) Add(n int) {
	if c != nil {
		c.N.Add(int64(n))
	}
}
