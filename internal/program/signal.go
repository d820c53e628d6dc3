package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// HearsSignal reports whether a channel of f, or of a function around it, is one that the process is told by.
func (x *Program) HearsSignal(f *Func, ch *facts.Term) bool {
	own := *ch
	f, own.Up = x.Outer(f, ch.Up), 0
	return f != nil && slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return c.Callee.Pkg == "os/signal" && slices.ContainsFunc(c.Args, own.Equal)
	})
}

// EndsGoroutine reports whether a block ends the goroutine by runtime.Goexit: such a loop has a
// way out that control flow does not show.
func EndsGoroutine(f *Func, block int) bool {
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return c.Block == block && c.Callee.Pkg == "runtime" && c.Callee.Name == "Goexit"
	})
}
