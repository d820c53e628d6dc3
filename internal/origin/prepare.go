package origin

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// prepare notes which containers are filled.
func (l *Origins) prepare(pkgs []program.Package) {
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			for j := range f.Sites {
				if st := &f.Sites[j]; st.Ref.Op == facts.OpField || st.Ref.Op == facts.OpGlobal {
					l.filled[st.Ref.Text] = true
				}
			}
		}
	}
}
