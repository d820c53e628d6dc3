package growth

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// maxIdentityHops is how many calls up an object is followed to where it was made.
const maxIdentityHops = 3

// made is an object by the place that makes it: a function, or a function value by its name.
type made struct {
	id string
	in *program.Func
	// block is where in the function it is made, -1 for function values.
	block int
}

// Unmet finds an insert of an object that its function makes for each event, where all
// removals are for other objects, each known by the place where it was made: nobody takes that
// one out. Func of the result is the function that makes it; nil if there is none. Where all removals
// are under keys that their own activations make, it is an insert that a peer has done.
func (l *Growth) Unmet(c *Container) *Event {
	return cmp.Or(l.unmetObject(c), l.unmetPeer(c))
}

func (l *Growth) unmetObject(c *Container) *Event {
	if c.Level > 0 || !slices.ContainsFunc(c.Shrinks, func(e *Event) bool { return e.Class != ClassVoid }) {
		return nil
	}
	var removed []made
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if e.Extent != facts.ExtentOne || e.Class.Complete() {
			return nil
		}
		some, ok := l.madeAt(l.takenOut(c, e), e.Func, maxIdentityHops)
		if !ok {
			return nil
		}
		removed = append(removed, some...)
	}
	for _, g := range c.Grows {
		what := g.Val
		if c.Keyed() {
			what = g.Key
		}
		if !g.Roots.Live() {
			continue
		}
		added, ok := l.madeAt(what, g.Func, maxIdentityHops)
		if !ok {
			continue
		}
		for _, a := range added {
			if a.block < 0 || slices.ContainsFunc(removed, func(r made) bool { return r.id == a.id }) {
				continue
			}
			if l.Rates().At(a.in, a.block).Has(reach.RateEvent | reach.RateTick | reach.RateKept) {
				out := *g
				out.Func = a.in
				return &out
			}
		}
	}
	return nil
}

// takenOut is what a removal of one takes out: the key, or the element of a list that it has looked
// for; nil if that is not told.
func (l *Growth) takenOut(c *Container, e *Event) *facts.Term {
	if c.Keyed() || !e.Key.IsUnknown() {
		return e.Key
	}
	var out *facts.Term
	e.Val.Any(func(t *facts.Term) bool {
		out = l.lookedFor(c, t)
		return out != nil
	})
	for _, g := range e.Guards {
		if out != nil || g.Kind != facts.GuardEq || g.Neg || g.Op != "==" {
			continue
		}
		switch of := func(t *facts.Term) bool { return t != nil && t.Op == facts.OpElem && program.RefersTo(t.Arg(0), c.Key) }; {
		case of(g.X):
			out = g.Y
		case of(g.Y):
			out = g.X
		}
	}
	return out
}

// lookedFor is what a call of the library looks for in the container, nil if the term is none.
func (l *Growth) lookedFor(c *Container, t *facts.Term) *facts.Term {
	if t == nil || t.Op != facts.OpCall || !program.RefersTo(t.Arg(0), c.Key) {
		return nil
	}
	for _, r := range l.RowsOf(t) {
		if r.Role == library.Read && r.On.Kind == library.OnArg && r.On.Arg == 0 && r.Val > 0 {
			return t.Arg(r.Val)
		}
	}
	return nil
}

// madeAt are the objects that a term can be, and whether these are all.
func (l *Growth) madeAt(t *facts.Term, f *program.Func, hops int) ([]made, bool) {
	if t == nil || hops < 0 {
		return nil, false
	}
	if t.Up > 0 {
		outer := l.Outer(f, t.Up)
		if outer == nil {
			return nil, false
		}
		return l.madeAt(t.Raise(t.Up), outer, hops)
	}
	switch t.Op {
	case facts.OpNew:
		mk := program.MakeOf(f, t.N)
		if mk == nil {
			return nil, false
		}
		return []made{{id: f.ID + "#" + strconv.Itoa(t.N), in: f, block: mk.Block}}, true
	case facts.OpFunc:
		return []made{{id: t.Text, block: -1}}, true
	case facts.OpPhi:
		return l.madeAtAll(t.Args, f, hops)
	case facts.OpParam:
		return l.madeByCallers(f, t.N, hops)
	}
	return nil, false
}

func (l *Growth) madeAtAll(list []*facts.Term, f *program.Func, hops int) ([]made, bool) {
	var out []made
	for _, t := range list {
		some, ok := l.madeAt(t, f, hops)
		if !ok {
			return nil, false
		}
		out = append(out, some...)
	}
	return out, len(out) > 0
}

// madeByCallers are the objects that all callers of a function pass; code out of view must not
// be able to call it.
func (l *Growth) madeByCallers(f *program.Func, n, hops int) ([]made, bool) {
	if f.Exported && !f.Package.Closed || len(f.UsedAt) > 0 || f.Parent != "" {
		return nil, false
	}
	var out []made
	for _, e := range f.Callers {
		if e.Caller.Testing {
			continue
		}
		if e.Iface || n >= len(e.Args) {
			return nil, false
		}
		some, ok := l.madeAt(e.Args[n], e.Caller, hops-1)
		if !ok {
			return nil, false
		}
		out = append(out, some...)
	}
	return out, len(out) > 0
}
