package trace

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// Tracer finds ways in a program.
type Tracer struct {
	l *growth.Growth
	// in are the ways in which functions come to run, made when first asked for.
	in [][]inflow
}

// New returns one for a linked program.
func New(l *growth.Growth) *Tracer { return &Tracer{l: l} }

// Event is the way from an event of a container that decides.
func (r *Tracer) Event(c *growth.Container, e *growth.Event) *Trace {
	w := r.l.WalkerOf(growth.OwnerKey(c))
	if e.Made != nil && growth.FreshHere(w, e) {
		own := "a container that " + e.Func.Words() + " makes"
		return &Trace{End: EndMade, In: e.Func, Pos: madePos(e.Func, e.Made), Object: own, Keeper: own}
	}
	t := &tracer{Tracer: r, w: w}
	base := e.Base
	if base == nil {
		base = facts.Unknown() // of a variable
	}
	out := t.trace(reach.Spot{Func: e.Func, Block: e.Block, Base: base, Stance: e.Stance()}, deciding(e.Roots))
	if c.Owner == "" && !c.Local && base.IsUnknown() {
		out.Object, out.Keeper = "the variable "+program.ShortKey(c.Key), program.ShortKey(c.Key)
		if out.End == EndLost {
			out.End = EndVariable
		}
	}
	if e.Func != e.Site {
		own := Step{How: StepHands, In: e.Func, Pos: e.Pos, What: e.What, Callee: e.Site.Words(), Many: e.Looped}
		out.Steps = append([]Step{own}, out.Steps...)
	}
	return out
}

// Place is the way from a place of a function up to what makes it run as often as it
// does, whatever object it works on.
func (r *Tracer) Place(f *program.Func, at facts.Pos) *Trace {
	block := 0
	for i := range f.Calls {
		if f.Calls[i].Pos == at {
			block = f.Calls[i].Block
		}
	}
	return r.Block(f, block)
}

// Block is the way from a block of a function.
func (r *Tracer) Block(f *program.Func, block int) *Trace {
	t := &tracer{Tracer: r, w: r.l.Walker(reach.WalkerKind{Runs: true})}
	out := &Trace{End: EndLost, In: f}
	t.runs(out, f, block, reach.RateEvent|reach.RateTick|reach.RateKept)
	return out
}

// trace finds a way from a place to one that has what is wanted by itself.
func (t *tracer) trace(from reach.Spot, want func(reach.Roots) bool) *Trace {
	out := &Trace{In: from.Func}
	path, cut := t.search(t.settled(from), want)
	out.Object = t.describe(from.Func, from.Base)
	out.Passes = path[0].Stance.Passes
	for i, at := range path {
		if lp := t.loopAround(at); lp != nil {
			out.Steps = append(out.Steps, Step{How: StepLoop, In: at.Func, Pos: lp.Pos, Loop: lp, Many: true})
		}
		if i+1 == len(path) {
			break
		}
		for _, s := range t.steps(at, path[i+1]) {
			s.Object = t.describe(path[i+1].Func, path[i+1].Base)
			s.Passes = path[i+1].Stance.Passes && !at.Stance.Passes
			if s.How == StepFound && out.Finder == nil && reach.Start(at.Base).Op == facts.OpCall {
				out.Finder = t.Block(at.Func, at.Block)
			}
			out.Steps = append(out.Steps, s)
		}
	}
	t.end(out, path[len(path)-1], want)
	if cut {
		out.End, out.Cut = EndUnread, true
	}
	return out
}
