package summarise

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// A list may be built anew from the elements that it has: all of them, and perhaps more, or
// those that are kept.

// isCopyRoom reports whether v is a new slice as long as the container: room for a
// copy of all of it.
func (tr *tracer) isCopyRoom(v ssa.Value) bool {
	m, ok := v.(*ssa.MakeSlice)
	if !ok {
		return false
	}
	size := m.Len
	if b, ok := size.(*ssa.BinOp); ok && (b.Op == token.ADD || b.Op == token.MUL) {
		size = b.X
	}
	c, ok := size.(*ssa.Call)
	return ok && calleeIsLen(c) && tr.isRef(c.Call.Args[0])
}

// hasRoomLeft reports whether a new slice, as long as the container and more, has more by a constant.
func hasRoomLeft(v ssa.Value) bool {
	m, ok := v.(*ssa.MakeSlice)
	if !ok {
		return false
	}
	size, ok := m.Len.(*ssa.BinOp)
	if !ok || size.Op != token.ADD {
		return false
	}
	_, ok = size.Y.(*ssa.Const)
	return ok
}

// rotates reports whether append(x[i:], x[:i]...) only puts the elements in another order.
func (tr *tracer) rotates(base, more ssa.Value) bool {
	tail, ok := base.(*ssa.Slice)
	if !ok || !tr.isRef(tail.X) || tail.Low == nil || tail.High != nil {
		return false
	}
	head, ok := more.(*ssa.Slice)
	if !ok || !tr.isRef(head.X) || head.High == nil || head.Low != nil {
		return false
	}
	at := tr.fr.term(tail.Low)
	return tail.Low == head.High || at.Known() && at.Equal(tr.fr.term(head.High))
}

// copiesRef reports whether append(base, more...) copies the container whole, or a
// cut of it, into a fresh slice: what is cut then is told by the cut.
func (tr *tracer) copiesRef(base, more ssa.Value) bool {
	if tr.isRef(base) || tr.isCutOfRef(base) {
		return false
	}
	if s, ok := more.(*ssa.Slice); ok && instr.CutOf(s) != facts.CutWhole && tr.isRef(s.X) {
		return false
	}
	return tr.isRef(more)
}

// goesOn reports whether a new list that takes over elements of the container one by one, all
// or some of them, gets others as well.
func (tr *tracer) goesOn() bool {
	over, others := false, false
	for _, c := range tr.appends {
		if tr.appendsElement(c) {
			over = true
		} else {
			others = true
		}
	}
	return over && others
}

// appendsElement reports whether an append adds one element of the container, or a change of it.
func (tr *tracer) appendsElement(c *ssa.Call) bool {
	if len(c.Call.Args) < 2 {
		return false
	}
	elems, ok := variadicElements(c.Call.Args[1])
	return ok && len(elems) == 1 && elems[0] != nil && tr.isElement(tr.fr.term(elems[0]))
}

// copiesEach reports whether an append takes over the element of each turn of a loop over the
// container.
func (tr *tracer) copiesEach(c *ssa.Call) bool {
	elems, ok := variadicElements(c.Call.Args[1])
	if !ok || len(elems) != 1 {
		return false
	}
	load, ok := elems[0].(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	at, ok := load.X.(*ssa.IndexAddr)
	if !ok || !tr.isRef(at.X) {
		return false
	}
	index := at.Index
	if next, ok := index.(*ssa.BinOp); ok {
		index = next.X
	}
	turn, ok := index.(*ssa.Phi)
	return ok && everyTurn(c.Block()) == turn.Block()
}

// changes reports whether a part of a term may change with the turns of a loop.
func (tr *tracer) changes(t *facts.Term) bool {
	return t.Op == facts.OpKey || t.Op == facts.OpPhi || tr.isElement(t)
}

// isElement reports whether a term is an element of the container, or a field of one.
func (tr *tracer) isElement(t *facts.Term) bool {
	for t != nil && t.Op == facts.OpField && !sameContainer(t, tr.ref) {
		t = t.Arg(0)
	}
	return t != nil && t.Op == facts.OpElem && sameContainer(t.Arg(0), tr.ref)
}
