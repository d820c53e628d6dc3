package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// maxFinderHops is how many calls up a key is followed to the call that gave the object it is a part of.
const maxFinderHops = 2

// NamedFirst returns a removal of a container of which each takes a key out of an object that one
// function finds or opens, where what puts in a key from outside asks that function for an object under
// the same key only afterwards, and comes to no removal: what names nothing stays. nil if that is not so.
func NamedFirst(l *growth.Growth, c *growth.Container) *growth.Event {
	if !c.Keyed() || c.Level != 0 {
		return nil
	}
	var ids []string
	finder := ""
	first := firstOfAll(c, func(s *growth.Event) bool {
		by := partOfFound(l, s.Func, s.Key, maxFinderHops)
		if by == "" || finder != "" && by != finder || s.Key.Op != facts.OpField {
			return false
		}
		finder, ids = by, append(ids, s.Func.ID)
		return true
	})
	if first == nil {
		return nil
	}
	removing := l.CallersOf(ids, growth.ReleaseHops)
	if !slices.ContainsFunc(c.Grows, func(g *growth.Event) bool {
		return g.Roots.Live() && g.Origin == origin.OriginOutside && findsLater(l, g.Func, g.Key, g.Block, g.Seq, finder, removing, maxFinderHops)
	}) {
		return nil
	}
	return first
}

// partOfFound is the one function in view, of those that can fail, that gives all the objects of which a
// term of a function is a part, in it or in those who call it; "" if there is none.
func partOfFound(l *growth.Growth, f *program.Func, t *facts.Term, hops int) string {
	finder := ""
	for _, a := range t.Alternatives() {
		by := ""
		switch root := program.RootOf(a); {
		case a.IsUnknown() || root.Up != 0:
		case root.Op == facts.OpCall && root.N == 0:
			if g := l.Funcs[root.Text]; g != nil && !g.Unread && len(g.Results) > 1 {
				by = g.ID
			}
		case root.Op == facts.OpParam && hops > 0 && len(f.UsedAt) == 0:
			by = partOfPassed(l, f, a, hops)
		}
		if by == "" || finder != "" && by != finder {
			return ""
		}
		finder = by
	}
	return finder
}

// partOfPassed is the same where the object is a parameter.
func partOfPassed(l *growth.Growth, f *program.Func, t *facts.Term, hops int) string {
	finder := ""
	for _, e := range f.Callers {
		if e.Caller.Testing {
			continue
		}
		by := partOfFound(l, e.Caller, t.Substitute(e.Args), hops-1)
		if by == "" || finder != "" && by != finder {
			return ""
		}
		finder = by
	}
	return finder
}

// findsLater reports whether a function that puts in a key, or some caller of it, goes on to ask for an
// object under the key, has not asked before, and comes to no removal.
func findsLater(l *growth.Growth, f *program.Func, key *facts.Term, block, seq int, finder string, removing map[string]bool, hops int) bool {
	if f.Testing || !key.Known() {
		return false
	}
	asked, before := false, false
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Func != finder || c.Mode != facts.ModePlain || c.Dropped || !slices.ContainsFunc(c.Args, key.Equal) {
			continue
		}
		asked = asked || program.LeadsTo(f, block, seq, c.Block, c.Seq)
		before = before || program.LeadsTo(f, c.Block, c.Seq, block, seq)
	}
	if asked {
		return !before && !removing[f.ID]
	}
	if before || hops == 0 || program.RootOf(key).Op != facts.OpParam {
		return false
	}
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		return e.Mode == facts.ModePlain && !e.Param && findsLater(l, e.Caller, key.Substitute(e.Args), e.Block, e.Call.Seq, finder, removing, hops-1)
	})
}
