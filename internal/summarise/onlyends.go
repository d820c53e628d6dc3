package summarise

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// neverCame reports whether v asks whether something has come over a channel on which nothing is ever
// sent: the end of a context is told by a close alone, so that the answer is no.
func neverCame(v ssa.Value) bool {
	e, ok := v.(*ssa.Extract)
	if !ok || e.Index != 1 {
		return false
	}
	switch t := e.Tuple.(type) {
	case *ssa.UnOp:
		return t.Op == token.ARROW && isEndOfContext(t.X)
	case *ssa.Select:
		return onlyForEnds(t, e.Referrers())
	}
	return false
}

// isEndOfContext reports whether a channel is the one by which a context tells its end.
func isEndOfContext(ch ssa.Value) bool {
	c, ok := ch.(*ssa.Call)
	return ok && c.Call.IsInvoke() && instr.FuncID(c.Call.Method) == "(context.Context).Done"
}

// asksWhatNeverComes reports whether a condition is such a question, or its contrary: it has one answer.
func asksWhatNeverComes(v ssa.Value) bool {
	if not, ok := v.(*ssa.UnOp); ok && not.Op == token.NOT {
		v = not.X
	}
	return neverCame(v)
}

// followed are the blocks to which control may go from one.
func followed(b *ssa.BasicBlock) []*ssa.BasicBlock {
	if n := len(b.Instrs); n > 0 {
		if cond, ok := b.Instrs[n-1].(*ssa.If); ok && asksWhatNeverComes(cond.Cond) {
			if neverCame(cond.Cond) {
				return b.Succs[1:]
			}
			return b.Succs[:1]
		}
	}
	return b.Succs
}

// onlyForEnds reports whether all who ask whether something has come by a select do so where that has taken
// a case of a channel on which nothing is sent.
func onlyForEnds(sel *ssa.Select, asking *[]ssa.Instruction) bool {
	for _, in := range *asking {
		n := takenBefore(sel, in.Block())
		if n < 0 || n >= len(sel.States) || !isEndOfContext(sel.States[n].Chan) {
			return false
		}
	}
	return len(*asking) > 0
}

// takenBefore is the case that a select has taken where control comes to a block, -1 if that cannot be told.
func takenBefore(sel *ssa.Select, b *ssa.BasicBlock) int {
	for ; b != nil; b = b.Idom() {
		p := entry(b)
		if p == nil {
			continue
		}
		cond, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
		if !ok || p.Succs[0] != b || p.Succs[1] == b {
			continue
		}
		if eq, ok := cond.Cond.(*ssa.BinOp); ok && eq.Op == token.EQL {
			if by, n, ok := selectIndex(eq); ok && by == sel {
				return n
			}
		}
	}
	return -1
}
