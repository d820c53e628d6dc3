package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// onOwnState reports whether a removal takes the entry of the key that the activation itself puts in,
// where what the entry holds says so: a message whose last part has come, a count that is reached.
// An entry that never comes so far is removed by nobody, where all that puts entries in goes the same
// way and each removal is of that kind. It errs towards silence: what an event says of itself, such
// as that an object was deleted elsewhere, is no state of the entry, and that something done with the
// entry has not failed is none either.
func (l *Growth) onOwnState(c *Container, e *Event) bool {
	if !c.Keyed() || c.Level != 0 || e.Extent != facts.ExtentOne || e.Deferred || !e.Key.Known() {
		return false
	}
	live := slices.DeleteFunc(slices.Clone(c.Grows), func(g *Event) bool { return !g.Roots.Live() || g.Roots.Construct })
	return len(live) > 0 && !slices.ContainsFunc(live, func(g *Event) bool { return !l.meetsOwn(c, g, e) })
}

// meetsOwn reports whether an insert and a removal of the same key are seen by one function, where a
// condition about the entry decides about the removal.
func (l *Growth) meetsOwn(c *Container, g, e *Event) bool {
	for _, out := range l.SeenFrom(e) {
		asked := slices.ContainsFunc(out.guards, func(h facts.Guard) bool {
			return h.Kind != facts.GuardErr && !asksZero(h) && (l.asksOwn(c, h.X) || l.asksOwn(c, h.Y))
		})
		if !asked && !l.comesThroughAll(c, out) {
			continue
		}
		if slices.ContainsFunc(l.SeenFrom(g), func(in Lifted) bool { return in.Func == out.Func && in.key.Equal(out.key) }) {
			return true
		}
	}
	return false
}

// asksZero reports whether a guard compares with zero: what is counted down there, or has lost all
// that it had, others have let go of.
func asksZero(g facts.Guard) bool {
	return g.X != nil && program.IsZeroTerm(g.X) || g.Y != nil && program.IsZeroTerm(g.Y)
}

// asksOwn reports whether a term reads what an entry of a container holds: a part or the length of an
// element of it, or of what a function gives that returns one. An element that is itself a number is a
// count, which other events take back, whether it is read there or by a function that gives it.
func (l *Growth) asksOwn(c *Container, t *facts.Term) bool {
	if t == nil || t.Op == facts.OpElem || t.Op == facts.OpBin || l.givesElement(c, t) {
		return false
	}
	return t.Any(func(u *facts.Term) bool {
		switch u.Op {
		case facts.OpElem:
			return program.RefersTo(u.Arg(0), c.Key)
		case facts.OpCall:
			return l.givesElement(c, u)
		}
		return false
	})
}

// givesElement reports whether a term is what a function gives that returns an element of a container.
func (l *Growth) givesElement(c *Container, t *facts.Term) bool {
	f := l.Funcs[t.Text]
	return t.Op == facts.OpCall && f != nil && t.N < len(f.Results) && slices.ContainsFunc(f.Results[t.N].Alternatives(), func(a *facts.Term) bool {
		return a != nil && a.Op == facts.OpElem && program.RefersTo(a.Arg(0), c.Key)
	})
}

// SeenFrom are the places where an event happens, in its own function and in those that
// call it. What a closure does that is handed to a call happens where it is handed on, with what
// whoever runs it gives it.
func (l *Growth) SeenFrom(e *Event) []Lifted {
	out := []Lifted{{Func: e.Func, Block: e.Block, seq: e.Seq, key: e.Key, under: e.Under, guards: e.Guards}}
	handed := l.handedOn(e)
	if handed != nil {
		out = append(out, *handed)
	}
	for _, up := range e.Func.Callers {
		if up.Mode == facts.ModePlain && !up.Caller.Testing && (handed == nil || !up.Param) {
			out = append(out, Lifted{Func: up.Caller, Block: up.Block, seq: up.Seq, key: e.Key.Substitute(up.Args), under: e.Under.Substitute(up.Args), guards: l.Around(up.Caller, up.Block)})
		}
	}
	return out
}

// handedOn is an event of a closure as seen where the closure is handed to what goes through a
// container with it; nil for other events.
func (l *Growth) handedOn(e *Event) *Lifted {
	f := e.Func
	if e.Site != f || f.Parent == "" || len(f.UsedAt) != 1 || e.Key.IsUnknown() || !l.RunsNow(f, f.UsedAt[0]) {
		return nil
	}
	u := f.UsedAt[0]
	if u.How != facts.UseArg || u.Call >= len(u.In.Calls) {
		return nil
	}
	key := l.AsHanded(f, e.Key)
	if key.IsUnknown() {
		return nil
	}
	c := &u.In.Calls[u.Call]
	return &Lifted{Func: u.In, Block: c.Block, seq: c.Seq, key: key, under: l.AsHanded(f, e.Under), guards: l.Around(u.In, c.Block)}
}
