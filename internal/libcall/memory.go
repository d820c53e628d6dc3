package libcall

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// CannotFail reports whether a call writes to memory and to nothing else: directly, or by what was made
// around memory and fails only where that does.
func (l *Calls) CannotFail(c *facts.Call) bool {
	shift := ReceiverShift(c)
	if l.HasRow(c, func(r *library.Row) bool {
		return r.Role == library.Steady && (r.Never || r.Arg != library.None && l.inMemory(program.ArgAt(c.Args, r.Arg+shift), maxBeneath))
	}) {
		return true
	}
	switch c.Callee.Name {
	case "Write", "WriteString", "WriteByte", "WriteRune", "Flush", "Close":
		return c.Callee.Type != "" && !l.InView(c) && l.inMemory(program.ArgAt(c.Args, 0), maxBeneath)
	}
	return false
}

// maxBeneath is how many writers one around the other are looked beneath.
const maxBeneath = 4

// inMemory reports whether a value, whichever it is of those that it may be, writes to memory alone.
func (l *Calls) inMemory(t *facts.Term, depth int) bool {
	return depth > 0 && !t.IsUnknown() && !slices.ContainsFunc(t.Alternatives(), func(a *facts.Term) bool { return !l.memory(a, depth) })
}

// memory is inMemory for one value: something that writes to memory, or that a call has made around such a thing.
func (l *Calls) memory(t *facts.Term, depth int) bool {
	switch t.Op {
	case facts.OpNew:
		pkg, typ := program.SplitLast(t.Text)
		return slices.ContainsFunc(l.Table.Func(pkg, typ, "Write"), func(r *library.Row) bool { return r.Role == library.Steady && r.Never })
	case facts.OpCall:
		return slices.ContainsFunc(l.RowsOf(t), func(r *library.Row) bool {
			return r.Role == library.Steady && (r.Never || r.Arg != library.None && l.inMemory(program.ArgAt(t.Args, r.Arg), depth-1))
		})
	case facts.OpLocal:
		made := l.Stores[t.Text]
		return len(made) > 0 && !slices.ContainsFunc(made, func(st facts.Store) bool { return !l.inMemory(st.Val, depth-1) })
	}
	return false
}
