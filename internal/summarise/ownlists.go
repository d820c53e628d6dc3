package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// ownLists are the lists that a function begins itself, in variables that no closure shares, and to
// which it appends what may have to be let go of: the values that each of them is in the course of
// the function.
type ownLists struct {
	of  map[ssa.Value]int
	all [][]ssa.Value
}

// listOf is 1 + the number of the list to which a call appends, 0 for another one.
func (fr *frame) listOf(c ssa.CallInstruction) int {
	v, ok := c.(*ssa.Call)
	if !ok || !instr.IsAppend(v) {
		return 0
	}
	return fr.ownLists().of[v]
}

// ownLists finds them all.
func (fr *frame) ownLists() *ownLists {
	if fr.begun != nil {
		return fr.begun
	}
	fr.begun = &ownLists{of: map[ssa.Value]int{}}
	for _, b := range fr.f.Blocks {
		for _, in := range b.Instrs {
			fr.s.steps++
			c, ok := in.(*ssa.Call)
			if !ok || !instr.IsAppend(c) || fr.begun.of[c] != 0 || !fr.s.mayHold(c.Type().Underlying().(*types.Slice).Elem()) {
				continue
			}
			if list := variantsOf(c); list != nil {
				fr.begun.all = append(fr.begun.all, list)
				for _, v := range list {
					fr.begun.of[v] = len(fr.begun.all)
				}
			}
		}
	}
	return fr.begun
}

// maxVariants bounds what one list is in the course of a function.
const maxVariants = 64

// variantsOf are the values that a list is before and after a call appends to it; nil where it does not
// begin here.
func variantsOf(c *ssa.Call) []ssa.Value {
	out := []ssa.Value{c}
	for i := 0; i < len(out); i++ {
		if len(out) > maxVariants {
			return nil
		}
		from, ok := variantBefore(out[i])
		if !ok {
			return nil
		}
		for _, v := range append(from, variantsAfter(out[i])...) {
			if !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}

// variantBefore are the values from which one value of a list comes; ok is false where they come from
// elsewhere.
func variantBefore(v ssa.Value) (from []ssa.Value, ok bool) {
	var list []ssa.Value
	switch v := v.(type) {
	case *ssa.Phi:
		list = v.Edges
	case *ssa.Call:
		list = v.Call.Args[:1]
	case *ssa.ChangeType:
		list = []ssa.Value{v.X}
	case *ssa.Slice:
		if _, literal := v.X.(*ssa.Alloc); literal {
			return nil, true
		}
		list = []ssa.Value{v.X}
	}
	for _, x := range list {
		switch x := x.(type) {
		case *ssa.Const:
		case *ssa.MakeSlice, *ssa.Phi, *ssa.ChangeType, *ssa.Slice:
			from = append(from, x)
		case *ssa.Call:
			if !instr.IsAppend(x) {
				return nil, false
			}
			from = append(from, x)
		default:
			return nil, false
		}
	}
	return from, true
}

// variantsAfter are the values of the same list that are made of one.
func variantsAfter(v ssa.Value) []ssa.Value {
	var out []ssa.Value
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Phi, *ssa.ChangeType, *ssa.Slice:
			out = append(out, ref.(ssa.Value))
		case *ssa.Call:
			if instr.IsAppend(ref) && ref.Call.Args[0] == v {
				out = append(out, ref)
			}
		}
	}
	return out
}
