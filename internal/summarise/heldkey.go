package summarise

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// heldKey is how many functions out the variable lies, stored to once, from which a closure reads a key, or
// that has the key in a field; 0 for other keys. The closure has the same one each time it runs.
func (fr *frame) heldKey(v ssa.Value) int {
	for range maxTermDepth {
		switch x := v.(type) {
		case *ssa.Convert:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return 0
			}
			v = x.X
		case *ssa.FreeVar:
			return fr.heldOut(x)
		default:
			return 0
		}
	}
	return 0
}

// heldOut is how many functions out the variable lies that a closure has captured, 0 where it is stored to
// more than once.
func (fr *frame) heldOut(fv *ssa.FreeVar) int {
	for out := 1; ; out++ {
		up, bound := fr.binding(fv)
		switch x := bound.(type) {
		case *ssa.FreeVar:
			fr, fv = up, x
		case *ssa.Alloc:
			if !up.hasOneStore(x) {
				return 0
			}
			return out
		default:
			return 0
		}
	}
}

// hasOneStore reports whether a variable is stored to once, by the function whose it is.
func (fr *frame) hasOneStore(v *ssa.Alloc) bool {
	return len(storesTo(v)) == 1 && len(fr.storedInClosures(v)) == 0
}
