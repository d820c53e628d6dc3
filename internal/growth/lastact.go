package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxLastHops is how many calls above a removal the start of its goroutine may lie, and maxLastCallers
// how many functions are looked at on each of these steps; beyond, the removal counts as one on error.
const (
	maxLastHops    = 3
	maxLastCallers = 24
)

// isLastAct reports whether a goroutine that is started beside the insert of an entry removes it,
// by itself or by functions that it calls, on every way on which it ends: that these are errors
// says how the entry ends, and not that it stays where there is none.
func (l *Growth) isLastAct(c *Container, e *Event) bool {
	var removers []*program.Func
	for _, s := range c.Shrinks {
		removers = append(removers, s.Func)
	}
	level := []*program.Func{e.Func}
	for range maxLastHops {
		var next []*program.Func
		for _, f := range level {
			ends := endsBy(c, f, removers)
			if ends && slices.ContainsFunc(c.Grows, func(g *Event) bool { return l.startsBeside(g.Func, f) }) {
				return true
			}
			if !ends && f != e.Func {
				continue
			}
			removers = append(removers, f)
			for _, up := range f.Callers {
				if up.Mode == facts.ModePlain && !up.Caller.Testing && len(next) < maxLastCallers {
					next = append(next, up.Caller)
				}
			}
		}
		level = next
	}
	return false
}

// startsBeside reports whether f starts g as a goroutine, by itself or by a function of a library.
func (l *Growth) startsBeside(f, g *program.Func) bool {
	starts := func(u program.Use) bool {
		return u.In == f && (u.How == facts.UseGo || u.How == facts.UseArg && u.Call < len(f.Calls) && l.RunsOnceLater(&f.Calls[u.Call], u.Arg))
	}
	return slices.ContainsFunc(g.UsedAt, starts) ||
		slices.ContainsFunc(g.Callers, func(up program.Edge) bool { return up.Mode == facts.ModeGo && up.Caller == f })
}

// endsBy reports whether each way through a function to a return comes by a removal from c, or a call
// of a function that has one.
func endsBy(c *Container, f *program.Func, removers []*program.Func) bool {
	removes := map[int]bool{}
	for _, e := range c.Shrinks {
		if e.Func == f && e.Site == f {
			removes[e.Block] = true
		}
	}
	for _, g := range removers {
		for _, up := range g.Callers {
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
