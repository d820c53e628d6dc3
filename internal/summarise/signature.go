package summarise

import (
	"go/types"

	"github.com/growthlint/growthlint/internal/facts"
)

// signatureText is a signature without the names of its parameters and without aliases, or its
// arity where it mentions type parameters.
func signatureText(sig *types.Signature) string {
	plain := unaliased(sig, maxTypeDepth)
	text := types.TypeString(plain, func(p *types.Package) string { return p.Path() })
	if mentionsTypeParam(plain, maxTypeDepth) {
		return facts.Arity(text)
	}
	return text
}

// unaliased is a type in which what aliases stand for takes their place: code that implements an
// interface may name the types of its methods otherwise. In literal structs and interfaces, and as
// arguments of generic types, aliases are left.
func unaliased(t types.Type, depth int) types.Type {
	if depth == 0 {
		return t
	}
	in := func(t types.Type) types.Type { return unaliased(t, depth-1) }
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		return types.NewPointer(in(t.Elem()))
	case *types.Slice:
		return types.NewSlice(in(t.Elem()))
	case *types.Array:
		return types.NewArray(in(t.Elem()), t.Len())
	case *types.Chan:
		return types.NewChan(t.Dir(), in(t.Elem()))
	case *types.Map:
		return types.NewMap(in(t.Key()), in(t.Elem()))
	case *types.Signature:
		bare := func(list *types.Tuple) *types.Tuple {
			vars := make([]*types.Var, list.Len())
			for i := range vars {
				vars[i] = types.NewParam(0, nil, "", in(list.At(i).Type()))
			}
			return types.NewTuple(vars...)
		}
		return types.NewSignatureType(nil, nil, nil, bare(t.Params()), bare(t.Results()), t.Variadic())
	default:
		return t
	}
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
