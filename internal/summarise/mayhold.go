package summarise

import (
	"go/types"

	"github.com/growthlint/growthlint/internal/instr"
)

// mayHold reports whether values of a type are objects that may hold something: of a named
// struct or interface type, but for contexts, errors and what the language's own packages
// use as plain parts; or functions and what else can be released.
func (s *summariser) mayHold(t types.Type) bool {
	if s.releasable(t) != "" {
		return true
	}
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return true // whatever the caller says
	}
	n := instr.NamedOf(t)
	if n == nil || n.Obj().Pkg() == nil {
		return false
	}
	if !s.inModule(n.Obj().Pkg()) {
		return s.holdsCloser(n)
	}
	switch n.Underlying().(type) {
	case *types.Struct, *types.Interface:
		return true
	}
	return false
}

// foreignKey is the key of a type of another module, or of the standard library, or of what it points
// to; "" for other types.
func (s *summariser) foreignKey(t types.Type) string {
	n := instr.NamedOf(t)
	if n == nil || n.Obj().Pkg() == nil || s.inModule(n.Obj().Pkg()) {
		return ""
	}
	return instr.TypeKey(t)
}

// takesStream reports whether a function takes something to read from, to write to or to close: what it
// gives is mostly made around that.
func takesStream(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		for name, results := range map[string]int{"Read": 2, "Write": 2, "Close": 1} {
			m, _, _ := types.LookupFieldOrMethod(p.Type(), false, nil, name)
			if fn, ok := m.(*types.Func); ok && fn.Signature().Params().Len() == results-1 && fn.Signature().Results().Len() == results {
				return true
			}
		}
	}
	return false
}

// holdsCloser reports whether a struct of another module has an exported field of an interface type
// with a Close: a stream that whoever has the struct may have to close.
func (s *summariser) holdsCloser(n *types.Named) bool {
	st, ok := n.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if _, iface := f.Type().Underlying().(*types.Interface); !f.Exported() || !iface || s.releasable(f.Type()) == "" {
			continue
		}
		if obj, _, _ := types.LookupFieldOrMethod(f.Type(), false, f.Pkg(), "Close"); obj != nil {
			return true
		}
	}
	return false
}
