package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// madeForField reports whether each object that has a field is given a closure of its own there: each
// store to the field makes the closure, or has its maker make it, for that alone.
func (l *Reach) madeForField(closure *program.Func, field string) bool {
	return len(l.Stores[field]) > 0 && !slices.ContainsFunc(l.Stores[field], func(st facts.Store) bool {
		f := l.Funcs[st.Func]
		if f == nil || st.Val.IsUnknown() {
			return true
		}
		if f.Testing || st.Val.Op == facts.OpFunc {
			return false
		}
		if st.Val.Op != facts.OpCall || st.Val.Up > 0 || st.Val.Text != closure.Parent {
			return true
		}
		at := callBlock(f, st.Val.Text)
		return at < 0 || f.Blocks[at].Loop != f.Blocks[st.Block].Loop
	})
}
