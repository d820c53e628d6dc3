package summarise

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// blocks fills the function's control flow: successors, loops and guards.
func (fr *frame) blocks() {
	fr.out.Blocks = make([]facts.Block, len(fr.f.Blocks))
	for i, b := range fr.f.Blocks {
		out := &fr.out.Blocks[i]
		for _, s := range followed(b) {
			out.Succs = append(out.Succs, s.Index)
		}
		if n := len(b.Instrs); n > 0 {
			switch b.Instrs[n-1].(type) {
			case *ssa.Return:
				out.Return = true
			case *ssa.Panic:
				out.Panic = true
			}
		}
	}
	fr.unreachable()
	fr.loops()
	fr.nameLocals()
	for i, b := range fr.f.Blocks {
		out := &fr.out.Blocks[i]
		out.Guards = fr.guards(b)
		if cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok {
			if g := fr.guard(cond.Cond, false); g.Kind != facts.GuardOther {
				g.Block = i
				out.Cond, out.Early = &g, readEarly(b, cond.Cond)
			}
		}
	}
}

// readEarly reports whether a place that a condition at the end of a block asks for was read in another block, or
// before a store, a send or a call.
func readEarly(b *ssa.BasicBlock, cond ssa.Value) bool {
	switch v := cond.(type) {
	case *ssa.BinOp:
		return readEarly(b, v.X) || readEarly(b, v.Y)
	case *ssa.Convert:
		return readEarly(b, v.X)
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return readEarly(b, v.X)
		}
		at := slices.Index(b.Instrs, ssa.Instruction(v))
		return at < 0 || slices.ContainsFunc(b.Instrs[at:], func(in ssa.Instruction) bool {
			switch in.(type) {
			case *ssa.Store, *ssa.Send, ssa.CallInstruction:
				return true
			}
			return false
		})
	}
	return false
}
