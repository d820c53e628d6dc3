package growth

import (
	"math"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// OriginOf is the origin of a grow's key. Where the container has the links of a tree that is walked to any
// depth, each node has few keys, and there is no end of nodes: that they are few says nothing.
func (l *Growth) OriginOf(c *Container, e *Event) origin.Origin {
	out := l.keyOrigin(c, e)
	if out.Bounded() && l.addsNodes(c, e) {
		return origin.OriginUnknown
	}
	return out
}

func (l *Growth) keyOrigin(c *Container, e *Event) origin.Origin {
	if !c.Keyed() {
		return origin.OriginUnknown
	}
	switch {
	case e.KeyBound != facts.KeyFree:
		return origin.OfBound(e.KeyBound)
	case c.Level == 0 && c.KeyBound != facts.KeyFree:
		return origin.OriginEnum
	}
	if in := memberOf(c, e); in != "" {
		e.RangedFrom = in
		return origin.OriginRanged
	}
	if of, ok := l.Vetted(e.Key, e.Guards); ok && !slices.Contains(of, c.Key) && !movedFrom(e, of) {
		e.ranged(of)
		return origin.OfVetted(of)
	}
	if l.capturedTogether(e) {
		return origin.OriginCaptured
	}
	if l.InSetAtSetUp(e.Key, e.Func, e.Guards) {
		return origin.OriginConfig
	}
	o := &origin.Originator{Origins: l.Origins, Base: e.Base, In: e.Func}
	out := o.Of(e.Key, e.Func, origin.KeyDepth)
	e.Source, e.SourceIn = o.Source, o.SourceIn
	if out == origin.OriginRanged {
		e.ranged(o.From)
	}
	return out
}

// capturedTogether reports whether a closure has captured the key from the very activation that makes the
// container, or from one within it: each such closure has one key, and one run of the maker makes a bounded
// number of them.
func (l *Growth) capturedTogether(e *Event) bool {
	base := e.Base
	if base == nil || base.Up == 0 || base.Op != facts.OpLocal && base.Op != facts.OpNew {
		return false
	}
	level := min(l.heldAt(e), base.Up)
	if level == 0 {
		return false
	}
	made, holder, maker := l.Outer(e.Func, level-1), l.Outer(e.Func, level), l.Outer(e.Func, base.Up)
	if made == nil || holder == nil || maker == nil || len(made.UsedAt) == 0 || !l.BoundedWithin(holder, maker) {
		return false
	}
	return !slices.ContainsFunc(made.UsedAt, func(u program.Use) bool {
		return u.In != holder || l.UnboundedAround(holder, u.Block, -1) != nil
	})
}

// heldAt is how many functions out the innermost activation lies whose values a key is made of, which are
// the same at each run of the closure; 0 where that cannot be told.
func (l *Growth) heldAt(e *Event) int {
	if e.keyHeld > 0 && e.Func == e.Site {
		for t := e.Key; t != nil && t.Op == facts.OpField; t = t.Arg(0) {
			if l.Rewritten(t.Text) {
				return 0
			}
		}
		return e.keyHeld
	}
	return l.capturedAt(e.Key)
}

// capturedAt is how many functions out the innermost activation lies that a value belongs to, 0 where it is
// not the same at each run of the closure: a variable that takes several values, an element, a field that is
// written again, or what the closure itself asks a function for.
func (l *Growth) capturedAt(t *facts.Term) int {
	if t.IsUnknown() {
		return 0
	}
	switch t.Op {
	case facts.OpConst:
		return maxOut
	case facts.OpParam, facts.OpCall:
		return t.Up
	case facts.OpField:
		if l.Rewritten(t.Text) {
			return 0
		}
		return l.capturedAt(t.Arg(0))
	case facts.OpBin:
		out := maxOut
		for _, a := range t.Args {
			out = min(out, l.capturedAt(a))
		}
		return out
	}
	return 0
}

// maxOut is further out than any activation: that of a constant.
const maxOut = math.MaxInt

// ranged notes the containers from which a key is taken.
func (e *Event) ranged(from []string) {
	if len(from) > 0 {
		e.RangedFrom, e.RangedAlso = from[0], from[1:]
	}
}

// movedFrom reports whether an insert takes over what its function takes out of an element of some
// other containers under the same key: what is handed on from there is no longer held there, and that
// one has the key tells nothing of how long this one keeps it.
func movedFrom(e *Event, of []string) bool {
	return slices.ContainsFunc(e.Func.Sites, func(s facts.Site) bool {
		return s.Op == facts.Shrink && s.Ref != nil && s.Ref.Op == facts.OpElem && s.Ref.Arg(1).Equal(e.Key) && slices.Contains(of, s.Ref.Arg(0).Text)
	})
}

// memberOf returns the other container whose having the key is the condition of the
// insert, or "".
func memberOf(c *Container, e *Event) string {
	what := e.Key
	if !c.Keyed() {
		what = e.Val
	}
	for _, g := range e.Guards {
		in, member := g.X, g.Y
		if g.Kind == facts.GuardCall && g.X != nil && g.X.Text == "slices.Contains" {
			in, member = g.X.Arg(0), g.X.Arg(1)
		} else if g.Kind != facts.GuardHit {
			continue
		}
		if !g.Neg && member.Equal(what) && !program.RefersTo(in, c.Key) && (in.Op == facts.OpField || in.Op == facts.OpGlobal) {
			return in.Text
		}
	}
	return ""
}

// Settle bounds the keys that come from a container which does not grow itself.
func (l *Growth) Settle(byID map[string]*Container, c *Container) {
	for _, e := range c.Grows {
		if e.Origin != origin.OriginRanged || e.RangedFrom == "" || e.RangedFrom == c.Key {
			continue
		}
		if !slices.ContainsFunc(append([]string{e.RangedFrom}, e.RangedAlso...), func(id string) bool { return grows(byID[id]) }) {
			e.Origin = origin.OriginConfig
		}
	}
}

// grows reports whether there is an insert into a container that counts and whose keys are not
// known to be few.
func grows(c *Container) bool {
	return c != nil && slices.ContainsFunc(c.Grows, func(g *Event) bool { return g.Roots.Live() && !g.Origin.Bounded() })
}

// ValueOrigin is where the element that a list takes comes from.
func (l *Growth) ValueOrigin(c *Container, e *Event) origin.Origin {
	if in := memberOf(c, e); in != "" {
		e.RangedFrom = in
		return origin.OriginRanged
	}
	if e.Sought = e.Func == e.Site && l.SoughtFew(e.Func, e.Block, c.Key); e.Sought {
		return origin.OriginEnum
	}
	o := &origin.Originator{Origins: l.Origins}
	return o.Of(e.Val, e.Func, 3)
}

// Keyed reports whether the container has keys.
func (c *Container) Keyed() bool {
	return c.Kind == facts.KindMap || c.Kind == facts.KindSyncMap || c.Kind == facts.KindLib
}
