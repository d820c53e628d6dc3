package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// makesWay reports whether a removal takes the key that stands in a slot of a list or map beside the
// container, and the same function puts the key of its insert into that slot: there are as many
// entries as slots. The list is one that nothing makes longer; a map is judged by itself.
func (l *Growth) makesWay(c *Container, e *Event) bool {
	if !c.Keyed() || e.Extent != facts.ExtentOne || e.Site != e.Func || e.Key == nil || e.Key.Op != facts.OpElem || len(e.Key.Args) < 2 {
		return false
	}
	list, at := e.Key.Arg(0), e.Key.Arg(1)
	if !at.Known() || l.growsAlone(list) {
		return false
	}
	live := false
	for _, g := range c.Grows {
		if !g.Roots.Live() {
			continue
		}
		live = true
		if g.Func != e.Func || g.Site != g.Func || g.Key.IsUnknown() || !putsAt(e.Func, list, at, g.Key) {
			return false
		}
	}
	return live
}

// growsAlone reports whether something in view makes a list longer.
func (l *Growth) growsAlone(list *facts.Term) bool {
	decl := l.Containers[list.Text]
	return decl != nil && program.KindAt(decl, 0) == facts.KindSlice && l.appends(list.Text)
}

// appends reports whether a statement in view adds to a list.
func (l *Growth) appends(key string) bool {
	return slices.ContainsFunc(l.SortedFuncs(), func(f *program.Func) bool {
		return slices.ContainsFunc(f.Sites, func(st facts.Site) bool { return st.Op == facts.Grow && st.Ref.Text == key })
	})
}

// putsAt reports whether a function puts a value into a slot of a list or map.
func putsAt(f *program.Func, list, at, val *facts.Term) bool {
	return slices.ContainsFunc(f.Sets, func(s facts.Set) bool { return s.List.Equal(list) && s.At.Equal(at) && s.Val.Equal(val) }) ||
		slices.ContainsFunc(f.Sites, func(st facts.Site) bool {
			return (st.Op == facts.Grow || st.Op == facts.Overwrite) && st.Ref.Equal(list) && st.Key.Equal(at) && st.Val.Equal(val)
		})
}
