package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// handover is a call, at a block, that puts a thing where somebody else has it: in a container or an object that
// was there before, on a channel. The call is nil where the function sends it itself.
type handover struct {
	block int
	call  *facts.Call
}

// keeps reports whether a function puts what it is given where somebody else has it.
func (st *settlement) keeps() bool {
	return st.kept || len(st.handovers) > 0 || slices.ContainsFunc(st.puts, func(p put) bool {
		root := program.RootOf(p.dest)
		return !root.IsUnknown() && root.Op != facts.OpNew && root.Op != facts.OpLocal
	})
}

// taken are the blocks at which a function gives a thing to a call that keeps it, and from which on the function
// itself lets go of it only where that call has failed: where it has not, the thing is not the function's any more.
func (m *madeFinder) taken(f *program.Func, st *settlement) []int {
	var out []int
	for _, k := range st.handovers {
		if k.call == nil {
			continue
		}
		failed, other := false, false
		for _, e := range st.ends {
			switch {
			case e.late:
				other = true
			case e.block == k.block || !program.Reaches(f, k.block, e.block) || program.Reaches(f, e.block, k.block):
			case program.FailsOf(f, e.block, k.call):
				failed = true
			default:
				other = true
			}
		}
		if failed && !other {
			out = append(out, k.block)
		}
	}
	return out
}
