package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// parented are the contexts, and the functions that wait for the end of one, that are made again
// and again under a context which goes on: it keeps each of them until that is cancelled or taken
// back. Whether the function does so on each way out is asked; one that it never uses is vet's.
func (m *madeFinder) parented() []debt {
	var out []debt
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Handles {
			h := &f.Handles[i]
			if h.From != facts.HandleCall || h.Type != facts.FuncType || m.l.InView(&f.Calls[h.N]) {
				continue
			}
			c := &f.Calls[h.N]
			r := underContext(m, c)
			if r == nil || !m.outlived(f, c) {
				continue
			}
			a := acquisitionBy(f, h, reason.Context.With())
			a.say = says(r)
			if r.Role == library.Grow {
				a.name, a.kind = reason.RegisteredBy.With(program.ShortCallee(c.Callee)), MadeListener
			}
			out = append(out, debt{acquisition: a, at: heldAt{f: f, from: h.From, n: h.N, result: h.Result}, ways: true})
		}
	}
	return out
}

// underContext is the row by which a call puts something under the context that it takes first,
// for as long as that goes on; nil without one. What a time ends is none.
func underContext(m *madeFinder, c *facts.Call) *library.Row {
	for _, r := range m.l.Rows(c) {
		if r.Kind == "context" && r.Arg == 0 && r.Lacks == library.LackClose && (r.Role == library.Construct || r.Role == library.Grow) {
			return r
		}
	}
	return nil
}

// outlived reports whether a call is made any number of times while the context that it takes
// goes on, and that context may be cancelled: what is never cancelled keeps nothing. One that a
// call of the function itself gives is taken to go with it, which errs to silence.
func (m *madeFinder) outlived(f *program.Func, c *facts.Call) bool {
	parent := program.ArgAt(c.Args, 0)
	if parent.IsUnknown() || parent.Op == facts.OpCall || m.hasNoEnd(f, parent, maxValueHops) || m.endsWithCallers(f, c.Block, parent, maxParentHops) {
		return false
	}
	r := m.w.From(f, c.Block, parent, reach.Stance{})
	return (r.Event || r.Tick) && r.Process
}

// maxParentHops is how many callers up a context is followed to where it was made.
const maxParentHops = 6

// endsWithCallers reports whether all who hand a context to f have made it for that, with an end of its own: no
// loop stands between that and a block of f, so that what is put under the context there goes with it.
func (m *madeFinder) endsWithCallers(f *program.Func, block int, ctx *facts.Term, hops int) bool {
	if ctx.Op != facts.OpParam || ctx.Up != 0 || hops == 0 || f.Blocks[block].Loop > 0 || len(f.UsedAt) > 0 || m.rootsAt(f, 0).Exported {
		return false
	}
	made := 0
	for _, e := range f.Callers {
		if e.Caller.Testing {
			continue
		}
		given, turns := m.w.Rebase(f, e, ctx), e.Caller.Blocks[e.Block].Loop > 0
		if own := m.endsHere(given) && !(turns && m.madeOutside(e.Caller, given)); !own && !m.endsWithCallers(e.Caller, e.Block, given, hops-1) {
			return false
		}
		made++
	}
	return made > 0
}
