package summarise

import (
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
				out.Cond = &g
			}
		}
	}
}
