package summarise

import "golang.org/x/tools/go/ssa"

// slotStore reads a call that puts a container into an atomic pointer or value.
func (fr *frame) slotStore(b *ssa.BasicBlock, in ssa.CallInstruction) {
	slot, ok := slotCallOf(in.Common())
	if !ok || slot.put == nil || !fr.hasContainer(slot.addr) {
		return
	}
	ref := fr.term(slot.addr)
	if ref.IsUnknown() {
		return
	}
	for _, v := range contentsOf(slot.put, in) {
		if isSlice(v.Type()) {
			fr.sliceStore(b, in.Pos(), ref, ref, v)
		} else {
			fr.replace(b, in.Pos(), ref, v)
		}
	}
}
