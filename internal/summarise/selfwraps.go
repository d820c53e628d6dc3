package summarise

import "golang.org/x/tools/go/ssa"

// selfWraps finds what is assigned around its own former value.
func (fr *frame) selfWraps() {
	for _, b := range fr.f.Blocks {
		if fr.out.Blocks[b.Index].Unreachable {
			continue
		}
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Store:
				fr.wraps(b, in)
			case ssa.CallInstruction:
				fr.slotWraps(b, in)
			}
		}
	}
	fr.carriedWraps()
}
