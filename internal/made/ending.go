package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// ending is a place where something is let go of.
type ending struct {
	block int
	// late: when the function returns, or by a closure, whenever that runs.
	late bool
	// deferred: late, and sure on every way that comes through the block.
	deferred bool
	// after: only where control goes from that block to this one, at which a call has said that
	// there is no more; nowhere if the end is sure at the block.
	after int
	// in is the closure in which it is, nil for the function itself; gone that a go statement of that makes it.
	in   *program.Func
	gone bool
	// partly is the function in view that lets go on some of its ways alone, nil if it does on all.
	partly *partlyEnd
	// told is the send that it is, as the only case of a select, nil otherwise.
	told *facts.Comm
	// held is the container in which the function in view that lets go asks for the thing first, "" if it does
	// not: where another one has taken that out, it is no end.
	held string
}

// sureAt is an end at a block.
func sureAt(block int) ending { return ending{block: block, after: nowhere} }

// endIn is an end at a block of in: of a closure whenever that runs, but for one that f returns or
// defers and does nothing else with.
func endIn(in, f *program.Func, block int) ending {
	if in == f {
		return sureAt(block)
	}
	out := ending{block: block, late: true, after: nowhere, in: in}
	if in.Parent != f.ID {
		return out
	}
	used := -1
	for _, u := range in.UsedAt {
		if u.How != facts.UseReturn || u.In != f || used >= 0 {
			return deferredIn(in, f, out)
		}
		used = u.Block
	}
	if used < 0 {
		return deferredIn(in, f, out)
	}
	return sureAt(used) // f hands the duty on with it
}

// returnedAt is the block at which f returns a closure of its own, nowhere if it does not.
func returnedAt(in, f *program.Func) int {
	for _, u := range in.UsedAt {
		if in != f && u.How == facts.UseReturn && u.In == f {
			return u.Block
		}
	}
	return nowhere
}

// deferredIn is a late end in a closure: sure from where f defers that, if it does.
func deferredIn(in, f *program.Func, end ending) ending {
	for _, u := range in.UsedAt {
		if u.How == facts.UseDefer && u.In == f {
			return ending{block: u.Block, late: true, deferred: true, after: nowhere}
		}
	}
	return end
}

// endAt is an end that a call of in is.
func endAt(in, f *program.Func, c *facts.Call) ending {
	end := endIn(in, f, c.Block)
	if late(c) && !end.late {
		end.late, end.deferred, end.gone = true, c.Mode == facts.ModeDefer && in == f, c.Mode == facts.ModeGo && in == f
	}
	return end
}

// endWhere is an end that a call out of view of its receiver is: where that only lets go when it
// says that there is no more, at the branch on which it has said so.
func (s *settler) endWhere(in, f *program.Func, c *facts.Call) ending {
	end := endAt(in, f, c)
	if in != f || end.late || program.IsReleaseName(c.Callee.Name) || !s.m.l.OnlyWhenEnded(c) {
		return end
	}
	b := &f.Blocks[c.Block]
	if b.Cond == nil || len(b.Succs) != 2 || !program.Yields(c, b.Cond.X) {
		return end
	}
	no := 1
	if b.Cond.Neg {
		no = 0
	}
	end.block, end.after = b.Succs[no], c.Block
	return end
}

// withStarted are ends at which some that come at a time that is not known are sure where they are those of a
// goroutine: from where f starts it, to which no way leads past the block at which f is given the thing.
func (m *madeFinder) withStarted(f *program.Func, given int, ends []ending) []ending {
	out := slices.Clone(ends)
	for i := range out {
		e := &out[i]
		if !e.late || e.deferred {
			continue
		}
		start := e.block
		if e.in != nil {
			start = program.StartOf(f, e.in, func(c *facts.Call, arg int) bool { return m.startedArg(c) == arg })
		} else if !e.gone {
			continue
		}
		if start >= 0 && program.ComesBy(f, given, start) {
			e.block, e.deferred = start, true
		}
	}
	return out
}

// late reports whether a call is made when its function returns.
func late(c *facts.Call) bool { return c.Mode != facts.ModePlain || c.Deferred }

// isEnd reports whether f, or the function that it is a closure of, ends an object's
// life: what it starts, it starts once.
func (m *madeFinder) isEnd(f *program.Func) bool {
	f = program.Outermost(m.l.Program, f)
	return f.Recv != "" && program.IsEndName(f.Name) && !program.TakesKey(f)
}

// askedIn is the container that a function asks for a key wherever it lets go, "" if it does not.
func askedIn(f *program.Func, ends []ending) string {
	in := ""
	for _, e := range ends {
		held := ""
		for _, g := range f.GuardsAt(e.block) {
			if g.Kind == facts.GuardHit && !g.Neg && e.in == nil {
				held = program.PlaceKey(g.X)
			}
		}
		if held == "" || in != "" && held != in {
			return ""
		}
		in = held
	}
	return in
}
