package instr

import "golang.org/x/tools/go/ssa"

// Way looks for ways that control can go from one instruction to another without
// passing a third one.
type Way struct {
	From, To ssa.Instruction
	// Stop ends a way, nil for none.
	Stop ssa.Instruction
	// By tells which instructions have to lie between, nil for any way.
	By func(ssa.Instruction) bool
}

// point is the begin of a block, with or without such an instruction behind.
type point struct {
	block *ssa.BasicBlock
	by    bool
}

// Exists reports whether there is such a way.
func (w Way) Exists() bool {
	b := w.From.Block()
	start := 0
	for i, in := range b.Instrs {
		if in == w.From {
			start = i + 1
		}
	}
	seen := map[point]bool{}
	work := []point{}
	visit := func(b *ssa.BasicBlock, start int, by bool) (found bool) {
		for _, in := range b.Instrs[start:] {
			if in == w.To && by {
				return true
			}
			if in == w.Stop {
				return false
			}
			by = by || w.By != nil && w.By(in)
		}
		for _, next := range b.Succs {
			if p := (point{next, by}); !seen[p] {
				seen[p] = true
				work = append(work, p)
			}
		}
		return false
	}
	if visit(b, start, w.By == nil) {
		return true
	}
	for len(work) > 0 {
		p := work[len(work)-1]
		work = work[:len(work)-1]
		if visit(p.block, 0, p.by) {
			return true
		}
	}
	return false
}
