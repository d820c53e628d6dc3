package summarise

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// slotWraps notes what a call puts into an atomic pointer or value and has made around what was
// there.
func (fr *frame) slotWraps(b *ssa.BasicBlock, in ssa.CallInstruction) {
	slot, ok := slotCallOf(in.Common())
	if !ok || slot.put == nil || fr.hasContainer(slot.addr) {
		return
	}
	ref := fr.term(slot.addr)
	if !isPlace(ref) {
		return
	}
	is := func(v ssa.Value) bool {
		if ld, ok := v.(*ssa.UnOp); ok && ld.Op == token.MUL { // what a pointer in the slot points to
			v = ld.X
		}
		c, ok := plain(v).(*ssa.Call)
		if !ok {
			return false
		}
		from, ok := slotCallOf(&c.Call)
		return ok && from.loads && fr.term(from.addr).Equal(ref)
	}
	for _, v := range variablesOf(slot.put) {
		fr.wrap(b, in.Pos(), facts.Wrap{Ref: ref}, wrapping{val: v, is: is})
	}
}

// variablesOf are the values of the variable that a value points to, and otherwise the value itself:
// a struct of which the address is taken is an object.
func variablesOf(v ssa.Value) []ssa.Value {
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return []ssa.Value{v}
	}
	var out []ssa.Value
	for _, st := range storesTo(a) {
		out = append(out, st.Val)
	}
	return append(out, v)
}
