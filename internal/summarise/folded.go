package summarise

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/inline"
	"github.com/growthlint/growthlint/internal/instr"
)

// foldedFields finds the fields that are structs by value of which the package only ever names the
// fields: such a struct is no object of its own, and its fields are those of the struct around it,
// as if they were written there. An embedded one has no methods.
func foldedFields(in Input, inlined map[*types.Func]bool) map[*types.Var]bool {
	s := &folding{in, map[*types.Var]bool{}, map[*ast.Ident]bool{}}
	out := s.folded
	for _, obj := range in.Info.Defs {
		tn, ok := obj.(*types.TypeName)
		if !ok || tn.IsAlias() || tn.Parent() != in.Types.Scope() {
			continue
		}
		st, ok := tn.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for f := range st.Fields() {
			if s.mayFold(f) {
				out[f] = true
			}
		}
	}
	if len(out) == 0 {
		return out
	}
	for _, f := range in.Files {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				if obj, ok := in.Info.Defs[fn.Name].(*types.Func); ok && inlined[obj] {
					continue
				}
			}
			s.unfold(d)
		}
	}
	return out
}

// folding is the search for those of a package.
type folding struct {
	in     Input
	folded map[*types.Var]bool
	// part are names behind which a field of the struct is named, or all are set.
	part map[*ast.Ident]bool
}

// mayFold reports whether a field is a struct by value, and nothing but this package can name it.
func (s *folding) mayFold(f *types.Var) bool {
	n, ok := types.Unalias(f.Type()).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || !s.in.inModule(n.Obj().Pkg()) || f.Exported() {
		return false
	}
	st, ok := n.Underlying().(*types.Struct)
	if !ok || st.NumFields() == 0 {
		return false
	}
	return !f.Embedded() || types.NewMethodSet(types.NewPointer(n)).Len() == 0
}

// unfold takes out the fields that a declaration uses as a whole.
func (s *folding) unfold(d ast.Decl) {
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			sel := s.in.Info.Selections[n]
			if sel == nil || sel.Kind() != types.FieldVal {
				return true
			}
			if in, ok := inline.Addressed(n.X).(*ast.SelectorExpr); ok {
				s.part[in.Sel] = true
			}
		case *ast.CompositeLit:
			s.literal(n)
		case *ast.Ident:
			if v, ok := s.in.Info.Uses[n].(*types.Var); ok && s.folded[v.Origin()] && !s.part[n] {
				delete(s.folded, v.Origin())
			}
		}
		return true
	})
}

// literal notes the elements of a literal that set all of a field. Of a literal without keys
// nobody knows what it sets.
func (s *folding) literal(lit *ast.CompositeLit) {
	for i, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			if st, ok := instr.Pointee(s.in.Info.TypeOf(lit)).Underlying().(*types.Struct); ok && i < st.NumFields() {
				delete(s.folded, st.Field(i))
			}
			continue
		}
		id, isName := kv.Key.(*ast.Ident)
		if _, ok := kv.Value.(*ast.CompositeLit); ok && isName {
			s.part[id] = true
		}
	}
}

// folded is the term of field i of the struct that a field is, where that is no object of its own.
func (fr *frame) folded(x ssa.Value, i int, base *facts.Term) *facts.Term {
	var of ssa.Value
	var n int
	switch x := x.(type) {
	case *ssa.FieldAddr:
		of, n = x.X, x.Field
	case *ssa.Field:
		of, n = x.X, x.Field
	case *ssa.Alloc:
		if at := literalOf(x); at != nil {
			return fr.folded(at, i, fr.object(at))
		}
		return nil
	default:
		return nil
	}
	st, ok := instr.Pointee(of.Type()).Underlying().(*types.Struct)
	if !ok || base.Op != facts.OpField || !fr.s.folds[st.Field(n)] {
		return nil
	}
	in, ok := st.Field(n).Type().Underlying().(*types.Struct)
	if !ok || !fr.s.parts[in.Field(i).Origin()] {
		return nil
	}
	return &facts.Term{Op: facts.OpField, Text: partKey(base.Text, in, i), Args: base.Args}
}

// literalOf is the field that a struct literal is stored in whole, and nowhere else; nil if there is
// no such field.
func literalOf(a *ssa.Alloc) *ssa.FieldAddr {
	var at *ssa.FieldAddr
	for _, r := range *a.Referrers() {
		switch r := r.(type) {
		case *ssa.FieldAddr:
		case *ssa.UnOp:
			if at != nil || len(*r.Referrers()) != 1 {
				return nil
			}
			st, ok := (*r.Referrers())[0].(*ssa.Store)
			if !ok {
				return nil
			}
			if at, ok = st.Addr.(*ssa.FieldAddr); !ok {
				return nil
			}
		default:
			return nil
		}
	}
	return at
}
