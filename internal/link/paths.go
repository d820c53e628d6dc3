package link

import "github.com/growthlint/growthlint/internal/facts"

// leaves reports whether control can go from a block to a return.
func leaves(f *facts.Func, from int) bool {
	found := false
	follow(f, []int{from}, -1, func(b int) { found = found || f.Blocks[b].Return })
	return found
}

// cycles reports whether control can come back to a block without passing another.
func cycles(f *facts.Func, block, without int) bool {
	found := false
	follow(f, f.Blocks[block].Succs, without, func(b int) { found = found || b == block })
	return found
}

// follow visits each block that control can reach, the first ones included, without
// passing one block (-1: none).
func follow(f *facts.Func, from []int, without int, visit func(int)) {
	seen := map[int]bool{}
	work := append([]int(nil), from...)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b == without || seen[b] {
			continue
		}
		seen[b] = true
		visit(b)
		work = append(work, f.Blocks[b].Succs...)
	}
}
