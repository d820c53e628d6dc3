package container

import "golang.org/x/tools/go/ssa"

// way looks for ways that control can go from one instruction to another without
// passing a third one.
type way struct {
	from, to ssa.Instruction
	// stop ends a way, nil for none.
	stop ssa.Instruction
	// by tells which instructions have to lie between, nil for any way.
	by func(ssa.Instruction) bool
}

// point is the begin of a block, with or without such an instruction behind.
type point struct {
	block *ssa.BasicBlock
	by    bool
}

// exists reports whether there is such a way.
func (w way) exists() bool {
	b := w.from.Block()
	start := 0
	for i, in := range b.Instrs {
		if in == w.from {
			start = i + 1
		}
	}
	seen := map[point]bool{}
	work := []point{}
	visit := func(b *ssa.BasicBlock, start int, by bool) (found bool) {
		for _, in := range b.Instrs[start:] {
			if in == w.to && by {
				return true
			}
			if in == w.stop {
				return false
			}
			by = by || w.by != nil && w.by(in)
		}
		for _, next := range b.Succs {
			if p := (point{next, by}); !seen[p] {
				seen[p] = true
				work = append(work, p)
			}
		}
		return false
	}
	if visit(b, start, w.by == nil) {
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
