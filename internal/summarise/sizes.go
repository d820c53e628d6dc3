package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// isSmallSize reports whether a size is an integer of a type that has no large values, in
// whatever type it is written down.
func isSmallSize(v ssa.Value, depth int) bool {
	if isSmallInteger(v.Type()) {
		return true
	}
	if depth == 0 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Convert:
		return isSmallSize(v.X, depth-1)
	case *ssa.Phi:
		small := false
		for _, e := range v.Edges {
			if _, ok := e.(*ssa.Const); !ok && !isSmallSize(e, depth-1) {
				return false
			} else if !ok {
				small = true
			}
		}
		return small
	}
	return false
}

// isSmallInteger reports whether a type has integers of at most 16 bits: as a size, one of
// them is a limit.
func isSmallInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	if !ok {
		return false
	}
	switch b.Kind() {
	case types.Int8, types.Uint8, types.Int16, types.Uint16:
		return true
	}
	return false
}

// isEmptyType reports whether the values of a type take no memory, however many there are.
func isEmptyType(t types.Type) bool {
	if _, ok := t.(*types.TypeParam); ok {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		return u.Len() == 0 || isEmptyType(u.Elem())
	case *types.Struct:
		for i := range u.NumFields() {
			if !isEmptyType(u.Field(i).Type()) {
				return false
			}
		}
		return true
	}
	return false
}

// phiTerm is the term of a variable that takes one of several values: the number of a turn, or
// one of their terms.
func (fr *frame) phiTerm(v *ssa.Phi) *facts.Term {
	if isIndex(v) {
		return &facts.Term{Op: facts.OpMask, Text: "index", N: v.Block().Index}
	}
	return fr.phi(v)
}

// isIndex reports whether a variable is what a loop counts by, up to a bound that the loop
// asks before each turn: it has as many values as the loop has turns, however often it runs.
func isIndex(v *ssa.Phi) bool {
	b := v.Block()
	cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok || len(v.Edges) != 2 || !isNumeric(v.Type()) {
		return false
	}
	cmp, ok := cond.Cond.(*ssa.BinOp)
	if !ok || !isOrdered(cmp.Op) {
		return false
	}
	for i, e := range v.Edges {
		next, ok := e.(*ssa.BinOp)
		if !ok || next.Op != token.ADD && next.Op != token.SUB || next.X != ssa.Value(v) || !b.Dominates(b.Preds[i]) {
			continue
		}
		_, step := next.Y.(*ssa.Const)
		asked := cmp.X == ssa.Value(v) || cmp.Y == ssa.Value(v) || cmp.X == ssa.Value(next) || cmp.Y == ssa.Value(next)
		return step && asked
	}
	return false
}

func isOrdered(op token.Token) bool {
	switch op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}
