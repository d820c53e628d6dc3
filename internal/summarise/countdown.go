package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// countdown reads x.n-- for a field of an object: link learns whether the object is
// the element of a container, and then the key may be one that nobody needs any more.
func (fr *frame) countdown(b *ssa.BasicBlock, in *ssa.Store) {
	at, ok := in.Addr.(*ssa.FieldAddr)
	if !ok || !isCountdown(in.Val) || !readsField(in.Val.(*ssa.BinOp).X, at) {
		return
	}
	fr.site(b, in.Pos(), facts.Site{Op: facts.Empty, How: facts.HowCount, Within: true, Ref: fr.term(at.X), Val: fr.term(at), Extent: facts.ExtentOne})
}

// isCountdown reports whether v is a whole number less one: what is not whole is an amount, of
// which something is left in between.
func isCountdown(v ssa.Value) bool {
	b, ok := v.(*ssa.BinOp)
	if !ok || !isInteger(b.Type()) {
		return false
	}
	c, ok := b.Y.(*ssa.Const)
	if !ok || c.Value == nil {
		return false
	}
	n := c.Value.ExactString()
	return b.Op == token.SUB && n == "1" || b.Op == token.ADD && n == "-1"
}

// readsField reports whether v is a load of the field at addr.
func readsField(v ssa.Value, addr *ssa.FieldAddr) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	from, ok := load.X.(*ssa.FieldAddr)
	return ok && from.X == addr.X && from.Field == addr.Field
}

// isDecrement reports whether v is something less another, or plus -1.
func isDecrement(v ssa.Value) bool {
	b, ok := v.(*ssa.BinOp)
	if !ok {
		return false
	}
	c, isConst := b.Y.(*ssa.Const)
	return b.Op == token.SUB || b.Op == token.ADD && isConst && c.Value != nil && c.Value.ExactString() == "-1"
}

func isInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}
