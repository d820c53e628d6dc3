package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// changesPlaces returns the name of another field or variable with which a container changes
// places, "" if that is not what an assignment does: both go on to have what they had, under
// each other's name. Whatever empties the other one meets this one at its turn.
func (l *Growth) changesPlaces(c *Container, e *Event) string {
	if !isSwap(e.Func, e.Block, e.How, e.Val, c.Key) {
		return ""
	}
	for _, f := range l.Funcs {
		if slices.ContainsFunc(f.Sites, func(st facts.Site) bool {
			return empties(f, &st, e.Val.Text, c.Key) && !l.whileBuilt(f, &st)
		}) {
			return ""
		}
	}
	return program.LastName(program.PlaceOf(e.Val.Text))
}

// whileBuilt reports whether a site changes a field of an object only while that is built.
func (l *Growth) whileBuilt(f *program.Func, st *facts.Site) bool {
	if st.Ref.Op != facts.OpField {
		return false
	}
	roots := l.WalkerOf(program.OwnerOf(st.Ref.Text)).From(f, st.Block, st.Ref.Arg(0), reach.Stance{})
	return !roots.Live() && !roots.Unknown && (roots.Construct || roots.Setup)
}

// empties reports whether a site takes much from a place other than by changing it for the
// container, and not of an object that has just been made.
func empties(f *program.Func, st *facts.Site, place, container string) bool {
	if st.Op != facts.Shrink || st.Extent == facts.ExtentOne || st.Ref == nil || !program.RefersTo(st.Ref, place) {
		return false
	}
	made := st.Ref.Op == facts.OpField && program.RootOf(st.Ref).Op == facts.OpNew
	swapped := isSwap(f, st.Block, st.How, st.Val, place) && program.RefersTo(st.Val, container)
	return !made && !swapped
}

// isSwap reports whether an assignment to a place gives it what another one held, and that
// other one, in the same block, what the place held.
func isSwap(f *program.Func, block int, how facts.How, held *facts.Term, place string) bool {
	if how != facts.HowAssign || held == nil || held.Op != facts.OpField && held.Op != facts.OpGlobal {
		return false
	}
	return slices.ContainsFunc(f.Sites, func(st facts.Site) bool {
		return st.Op == facts.Shrink && st.How == facts.HowAssign && st.Block == block && st.Val != nil &&
			program.RefersTo(st.Ref, held.Text) && program.RefersTo(st.Val, place)
	})
}
