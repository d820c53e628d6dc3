package reach

import (
	"strings"

	"github.com/growthlint/growthlint/internal/program"
)

// lentTypes are the types whose objects are handed, as an interface of another module,
// to code out of view: it may call their exported methods, asked for by that interface
// or by another one that it finds them to have.
func (l *Reach) lentTypes(pkgs []program.Package) {
	for i := range pkgs {
		for _, c := range pkgs[i].Summary.Converts {
			if len(c.Methods) > 0 && l.Types[c.Iface] == nil && strings.Contains(program.FirstElement(c.Iface), ".") {
				l.lent[c.Type] = true
			}
		}
	}
}

// OnlyLent reports whether nothing but code out of view can call the method: its type
// cannot be named there, so it is called for what it implements.
func (l *Reach) OnlyLent(f *program.Func) bool {
	t := l.Types[f.Recv]
	return t != nil && !t.Exported && f.Exported && f.Parent == "" && l.lent[f.Recv]
}
