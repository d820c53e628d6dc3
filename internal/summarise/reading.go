package summarise

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// readingOf are the values that a variable may have at an instruction: the one stored last
// on every way there, else all that are stored to it, and the zero value where none need have
// been; none for a variable that nothing is stored to. What closures and other functions
// store is left out.
func readingOf(a *ssa.Alloc, at ssa.Instruction) []ssa.Value {
	stores := storesTo(a)
	for _, last := range stores {
		if isBefore(last, at) && !slices.ContainsFunc(stores, func(st *ssa.Store) bool { return st != last && mayComeTo(last, st) && mayComeTo(st, at) }) {
			return []ssa.Value{last.Val}
		}
	}
	var out []ssa.Value
	for _, st := range stores {
		out = append(out, st.Val)
	}
	if len(out) > 0 && !slices.ContainsFunc(stores, func(st *ssa.Store) bool { return isBefore(st, at) }) {
		out = append(out, ssa.NewConst(nil, out[0].Type()))
	}
	return out
}

// isBefore reports whether one instruction has run whenever another one runs.
func isBefore(a, b ssa.Instruction) bool {
	if a.Block() != b.Block() {
		return a.Block().Dominates(b.Block())
	}
	for _, in := range a.Block().Instrs {
		if in == a || in == b {
			return in == a
		}
	}
	return false
}

// mayComeTo reports whether control may get from one instruction to another.
func mayComeTo(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() && isBefore(a, b) {
		return true
	}
	seen := map[*ssa.BasicBlock]bool{}
	work := slices.Clone(a.Block().Succs)
	for len(work) > 0 {
		at := work[len(work)-1]
		work = work[:len(work)-1]
		if at == b.Block() {
			return true
		}
		if !seen[at] {
			seen[at] = true
			work = append(work, at.Succs...)
		}
	}
	return false
}
