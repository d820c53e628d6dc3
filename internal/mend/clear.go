package mend

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// Clearing is what has to be inserted so that slots are emptied before they are cut off,
// nil where somebody else might still read them, or where it cannot be written: the cut
// has to be a statement of its own, its expressions such that evaluating them once more
// changes nothing.
func (m *Mender) Clearing(st *ssa.Store) []facts.Insertion {
	sl := st.Val.(*ssa.Slice)
	p, ok := m.written().assigns[sl.Pos()]
	if !ok {
		return nil
	}
	assign := p.stmt.(*ast.AssignStmt)
	cut := assign.Rhs[0].(*ast.SliceExpr)
	if len(assign.Lhs) != 1 || assign.Tok != token.ASSIGN || cut.Low == nil || cut.High != nil || cut.Max != nil {
		return nil
	}
	list, low := m.source(cut.X), m.source(cut.Low)
	if list == "" || low == "" || list != m.source(assign.Lhs[0]) || !m.plain(cut.X) || !m.counted(cut.Low) {
		return nil
	}
	v := m.listVar(st.Addr)
	if v == nil || !m.keptToItself(v) {
		return nil
	}
	text := "clear(" + m.source(&ast.SliceExpr{X: cut.X, High: cut.Low}) + ")"
	elem := sl.Type().Underlying().(*types.Slice).Elem()
	switch {
	case low == "1" && isNilable(elem) && m.isUniverse("nil", cut.Pos()):
		text = list + "[0] = nil"
	case !m.since("go1.21") || !m.isUniverse("clear", cut.Pos()):
		return nil
	}
	return []facts.Insertion{m.insertion(assign.Pos(), text+"\n"+m.indent(assign))}
}

// counted reports whether evaluating a number once more changes nothing.
func (m *Mender) counted(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BinaryExpr:
		return m.counted(e.X) && m.counted(e.Y)
	case *ast.CallExpr:
		if id, ok := e.Fun.(*ast.Ident); ok && len(e.Args) == 1 {
			b, ok := m.in.Info.Uses[id].(*types.Builtin)
			return ok && b.Name() == "len" && m.plain(e.Args[0])
		}
	}
	return m.plain(e)
}

// isNilable reports whether nil is a value of a type.
func isNilable(t types.Type) bool {
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return false
	}
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Chan, *types.Signature, *types.Slice, *types.Interface:
		return true
	}
	return false
}

// listVar is the field or package variable that an address stands for, nil for others.
func (m *Mender) listVar(addr ssa.Value) *types.Var {
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		return fieldVar(a)
	case *ssa.Global:
		v, _ := a.Object().(*types.Var)
		return v
	}
	return nil
}
