package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Origin is the class of the values that a key can take.
type Origin string

// The origins. Those that Bounded reports bound a keyed container.
const (
	OriginUnknown  Origin = ""
	OriginConstant Origin = "constant"
	OriginEnum     Origin = "enumeration"
	OriginType     Origin = "type identity"
	OriginFunc     Origin = "function identity"
	OriginMasked   Origin = "masked"
	OriginOwn      Origin = "own field" // one key for each holder
	OriginCaptured Origin = "captured"  // one key for each closure made at set-up
	OriginRanged   Origin = "ranged"    // keys of another container
	OriginConfig   Origin = "configuration"
	OriginParam    Origin = "parameter"
	OriginFresh    Origin = "fresh id"
	OriginOutside  Origin = "outside world"
)

// Bounded reports whether keys of this origin are few by construction.
func (o Origin) Bounded() bool {
	switch o {
	case OriginConstant, OriginEnum, OriginType, OriginFunc, OriginMasked, OriginOwn, OriginCaptured, OriginConfig:
		return true
	}
	return false
}

// rank orders origins by how unbounded they are; a key made of several parts takes
// the highest.
func (o Origin) rank() int {
	for i, p := range []Origin{
		OriginConstant, OriginEnum, OriginType, OriginFunc, OriginMasked, OriginOwn, OriginCaptured, OriginConfig,
		OriginRanged, OriginUnknown, OriginParam, OriginFresh, OriginOutside,
	} {
		if p == o {
			return i
		}
	}
	return 0
}

func worse(a, b Origin) Origin {
	if b.rank() > a.rank() {
		return b
	}
	return a
}

// originOf is the origin of a grow's key.
func (l *linker) originOf(c *Container, e *Event) Origin {
	if !c.Keyed() {
		return OriginUnknown
	}
	switch {
	case e.KeyBound == facts.KeyTypeID:
		return OriginType
	case e.KeyBound == facts.KeyFuncID:
		return OriginFunc
	case e.KeyBound != facts.KeyFree:
		return OriginEnum
	case c.Level == 0 && c.KeyBound != facts.KeyFree:
		return OriginEnum
	}
	if in := memberOf(c, e); in != "" {
		e.RangedFrom = in
		return OriginRanged
	}
	o := &originator{l: l, base: e.Base, in: e.Func, seen: map[string]bool{}}
	out := o.of(e.Key, e.Func, keyDepth)
	if out == OriginRanged {
		e.RangedFrom = o.from
	}
	return out
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
		if !g.Neg && member.Equal(what) && !refersTo(in, c.Key) && (in.Op == facts.OpField || in.Op == facts.OpGlobal) {
			return in.Text
		}
	}
	return ""
}

// settle bounds the keys that come from a container which does not grow itself.
func (l *linker) settle(byID map[string]*Container, c *Container) {
	for _, e := range c.Grows {
		if e.Origin != OriginRanged || e.RangedFrom == "" || e.RangedFrom == c.Key {
			continue
		}
		from := byID[e.RangedFrom]
		if from == nil || !slices.ContainsFunc(from.Grows, func(g *Event) bool { return g.Roots.Live() && !g.Origin.Bounded() }) {
			e.Origin = OriginConfig
		}
	}
}

// valueOrigin is where the element that a list takes comes from.
func (l *linker) valueOrigin(c *Container, e *Event) Origin {
	if in := memberOf(c, e); in != "" {
		e.RangedFrom = in
		return OriginRanged
	}
	o := &originator{l: l, seen: map[string]bool{}}
	return o.of(e.Val, e.Func, 3)
}

// Keyed reports whether the container has keys.
func (c *Container) Keyed() bool {
	return c.Kind == facts.KindMap || c.Kind == facts.KindSyncMap || c.Kind == facts.KindLib
}
