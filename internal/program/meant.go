package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// MeantBy are the functions that a call can reach, also where only code out of view puts a value into the
// interface by which it is made: the methods then of the exported types in view that have all that an
// interface in view asks for.
func (x *Program) MeantBy(f *Func, c *facts.Call) []string {
	out := x.Targets(f, c)
	if len(out) > 0 || !c.Iface {
		return out
	}
	iface := x.ifaceOf(c.Callee.Pkg + "." + c.Callee.Type)
	if iface == nil || len(iface.Methods) == 0 {
		return nil
	}
	for key, t := range x.Types {
		if _, name := SplitLast(key); t == iface || !IsExportedName(name) || !x.hasAll(key, iface) {
			continue
		}
		for _, m := range t.Methods {
			if m.Name == c.Callee.Name && m.Func != "" && !slices.Contains(out, m.Func) {
				out = append(out, m.Func)
			}
		}
	}
	slices.Sort(out)
	return x.together(f.Package.Summary.Path, x.followed(out))
}
