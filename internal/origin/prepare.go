package origin

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// assignment is a list or map, as a function has it, that it puts into a field or variable.
type assignment struct {
	in  string
	val *facts.Term
}

// prepare notes which containers are filled, and with what as a whole.
func (l *Origins) prepare(pkgs []program.Package) {
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			for j := range f.Sites {
				st := &f.Sites[j]
				if st.Ref.Op != facts.OpField && st.Ref.Op != facts.OpGlobal {
					continue
				}
				l.filled[st.Ref.Text] = true
				if (st.How == facts.HowAssign || st.How == facts.HowRebuild) && !st.Zero && st.Val.Known() {
					l.assigned[st.Ref.Text] = append(l.assigned[st.Ref.Text], assignment{f.ID, st.Val})
				}
			}
		}
	}
}
