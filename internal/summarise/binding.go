package summarise

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// binding is the value of the enclosing function that a closure has captured.
func (fr *frame) binding(fv *ssa.FreeVar) (*frame, ssa.Value) {
	if fr.up == nil {
		return nil, nil
	}
	mc := fr.up.closures[fr.f]
	i := slices.Index(fr.f.FreeVars, fv)
	if mc == nil || i < 0 {
		return nil, nil
	}
	return fr.up, mc.Bindings[i]
}
