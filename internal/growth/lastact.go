package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// isLastAct reports whether a goroutine that is started beside the insert of an entry removes it,
// by itself or by a function that it calls, on every way on which it ends: that these are errors
// says how the entry ends, and not that it stays where there is none.
func isLastAct(c *Container, e *Event) bool {
	beside := func(f *program.Func) bool {
		return slices.ContainsFunc(c.Grows, func(g *Event) bool { return startsBeside(g.Func, f) }) && endsBy(c, f)
	}
	return beside(e.Func) || slices.ContainsFunc(e.Func.Callers, func(up program.Edge) bool { return !up.Caller.Testing && beside(up.Caller) })
}

// startsBeside reports whether f, or a closure of it that is made there, starts g as a goroutine.
func startsBeside(f, g *program.Func) bool {
	return slices.ContainsFunc(g.UsedAt, func(u program.Use) bool { return u.How == facts.UseGo && u.In == f }) ||
		slices.ContainsFunc(g.Callers, func(up program.Edge) bool { return up.Mode == facts.ModeGo && up.Caller == f })
}

// endsBy reports whether each way through a function to a return comes by a removal from c, or a call
// of a function that has one.
func endsBy(c *Container, f *program.Func) bool {
	removes := map[int]bool{}
	for _, e := range c.Shrinks {
		if e.Func == f && e.Site == f {
			removes[e.Block] = true
		}
		for _, up := range e.Func.Callers {
			if up.Caller == f && up.Mode != facts.ModeGo {
				removes[up.Block] = true
			}
		}
	}
	seen := make([]bool, len(f.Blocks))
	for work := []int{0}; len(work) > 0; {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b >= len(seen) || seen[b] || removes[b] {
			continue
		}
		seen[b] = true
		if f.Blocks[b].Return {
			return false
		}
		work = append(work, f.Blocks[b].Succs...)
	}
	return true
}
