package summarise

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// keepsChanged reports whether a function puts a struct that it was passed by value, and that it
// may have changed since, into something that goes on: as settings are filled in before they are
// kept.
func keepsChanged(p *ssa.Parameter) bool {
	for _, ref := range *p.Referrers() {
		st, ok := ref.(*ssa.Store)
		if !ok || st.Val != ssa.Value(p) {
			continue
		}
		if a, ok := st.Addr.(*ssa.Alloc); ok && storedWhole(a) {
			return true
		}
	}
	return false
}

// storedWhole reports whether what a variable holds is stored, put in or returned as a whole.
func storedWhole(a *ssa.Alloc) bool {
	for _, ref := range *a.Referrers() {
		load, ok := ref.(*ssa.UnOp)
		if !ok || load.Op != token.MUL {
			continue
		}
		for _, use := range *load.Referrers() {
			switch use := use.(type) {
			case *ssa.Store:
				if _, local := use.Addr.(*ssa.Alloc); !local && use.Val == ssa.Value(load) {
					return true
				}
			case *ssa.MapUpdate, *ssa.Send, *ssa.Return:
				return true
			}
		}
	}
	return false
}
