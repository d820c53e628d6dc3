package summarise

import (
	"go/types"

	"github.com/growthlint/growthlint/internal/facts"
)

// signatureText is a signature without the names of its parameters, or its arity where it
// mentions type parameters.
func signatureText(sig *types.Signature) string {
	bare := func(t *types.Tuple) *types.Tuple {
		vars := make([]*types.Var, t.Len())
		for i := range vars {
			vars[i] = types.NewParam(0, nil, "", t.At(i).Type())
		}
		return types.NewTuple(vars...)
	}
	plain := types.NewSignatureType(nil, nil, nil, bare(sig.Params()), bare(sig.Results()), sig.Variadic())
	text := types.TypeString(plain, func(p *types.Package) string { return p.Path() })
	if mentionsTypeParam(plain, maxTypeDepth) {
		return facts.Arity(text)
	}
	return text
}

// maxTypeDepth bounds how deep into a type is looked.
const maxTypeDepth = 6

// mentionsTypeParam reports whether a type parameter stands in a type.
func mentionsTypeParam(t types.Type, depth int) bool {
	if depth == 0 {
		return false
	}
	in := func(t types.Type) bool { return mentionsTypeParam(t, depth-1) }
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Pointer:
		return in(t.Elem())
	case *types.Slice:
		return in(t.Elem())
	case *types.Array:
		return in(t.Elem())
	case *types.Chan:
		return in(t.Elem())
	case *types.Map:
		return in(t.Key()) || in(t.Elem())
	case *types.Signature:
		return in(t.Params()) || in(t.Results())
	case *types.Tuple:
		for v := range t.Variables() {
			if in(v.Type()) {
				return true
			}
		}
	case *types.Named:
		for a := range t.TypeArgs().Types() {
			if in(a) {
				return true
			}
		}
	}
	return false
}
