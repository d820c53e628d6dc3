package summarise

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// counts reports whether the loop takes a limited number of turns, whatever feeds it.
func (l *natural) counts() bool { return slices.ContainsFunc(l.exits(), l.countsTo) }

// countsTo reports whether a branch that leaves the loop asks, at each turn, whether a number
// that every turn counts on has come to a bound which the loop does not change: it takes no more
// turns than that, whatever else it waits for.
func (l *natural) countsTo(x *ssa.If) bool {
	cond, ok := x.Cond.(*ssa.BinOp)
	if !ok || !slices.Contains([]token.Token{token.LSS, token.LEQ, token.GTR, token.GEQ, token.NEQ, token.EQL}, cond.Op) {
		return false
	}
	for _, p := range l.head.Preds {
		if l.has(p) && !x.Block().Dominates(p) {
			return false
		}
	}
	return l.isCount(cond.X) && !l.inside(cond.Y) || l.isCount(cond.Y) && !l.inside(cond.X)
}

// isCount reports whether a value is what the loop counts by, before or after it is counted on.
func (l *natural) isCount(v ssa.Value) bool {
	if next, ok := v.(*ssa.BinOp); ok && (next.Op == token.ADD || next.Op == token.SUB) && isConstant(next.Y) {
		v = next.X
	}
	phi, ok := v.(*ssa.Phi)
	if !ok || phi.Block() != l.head {
		return false
	}
	var op token.Token
	for i, p := range l.head.Preds {
		if !l.has(p) {
			continue
		}
		next, ok := phi.Edges[i].(*ssa.BinOp)
		if !ok || next.X != phi || !isConstant(next.Y) || isZeroValue(next.Y) || next.Op != token.ADD && next.Op != token.SUB || op != token.ILLEGAL && next.Op != op {
			return false
		}
		op = next.Op
	}
	return op != token.ILLEGAL
}

func isConstant(v ssa.Value) bool {
	_, ok := v.(*ssa.Const)
	return ok
}
