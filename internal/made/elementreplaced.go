package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// replaces reports whether an element is put in under a key that others choose, where another
// one may be that nobody has asked for and nobody ends.
func (m *madeFinder) replaces(s *settler, d *elementDebt, e *growth.Event) bool {
	if e.Func != d.at.in || e.Block != d.at.block || e.Key == nil || !e.Roots.Live() || e.Base.IsUnknown() {
		return false
	}
	if e.Origin != origin.OriginParam && e.Origin != origin.OriginOutside || !chosen(e.Key) {
		return false
	}
	v := &leaving{f: e.Func, block: e.Block, base: e.Base, key: e.Key}
	return !m.looksFirst(d, v, maxLeavingHops) && !m.endsBefore(s, d, v)
}

// chosen reports whether a key is made of what the function was given, and of nothing that it
// has got itself: an id that it draws is no other element's.
func chosen(key *facts.Term) bool {
	given := key.Any(func(t *facts.Term) bool { return t.Op == facts.OpParam })
	return given && !key.Any(func(t *facts.Term) bool {
		return t.Op == facts.OpUnknown || t.Op == facts.OpLocal || t.Op == facts.OpPhi
	})
}

// looksFirst reports whether a place is reached only where something has been asked of the
// container, or of what was found in it; the function's callers may have asked.
func (m *madeFinder) looksFirst(d *elementDebt, v *leaving, hops int) bool {
	for _, g := range v.f.GuardsAt(v.block) {
		if !(v.slot && g.Kind == facts.GuardLen) && (m.asksFor(d, g.X) || m.asksFor(d, g.Y)) {
			return true
		}
	}
	return hops > 0 && slices.ContainsFunc(v.f.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && m.looksFirst(d, &leaving{f: e.Caller, block: e.Block, slot: v.slot}, hops-1)
	})
}

// asksFor reports whether a term speaks of the container: by its own name, or by a function that
// reads it.
func (m *madeFinder) asksFor(d *elementDebt, t *facts.Term) bool {
	return t.Any(func(t *facts.Term) bool {
		return t.Text == d.key || t.Op == facts.OpCall && slices.Contains(m.l.Readers[d.key], t.Text)
	})
}

// endsBefore reports whether somebody sees to the element that an insert replaces.
func (m *madeFinder) endsBefore(s *settler, d *elementDebt, v *leaving) bool {
	return !slices.ContainsFunc(m.fatesOf(s, d, v, maxLeavingHops), func(in fateIn) bool { return in.fate == elementLeft })
}
