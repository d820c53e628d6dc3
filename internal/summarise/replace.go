package summarise

import (
	"go/token"
	"go/types"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
	"golang.org/x/tools/go/ssa"
)

// replace reads the assignment of a new map, channel or object to a place: whatever
// was there is gone.
func (fr *frame) replace(b *ssa.BasicBlock, pos token.Pos, ref *facts.Term, v ssa.Value) {
	if fr.term(v).Equal(ref) || !fr.s.holds(v.Type()) {
		return
	}
	if a, ok := v.(*ssa.Alloc); ok && fr.succeedsAny(a) {
		fr.replaceOthers(b, pos, ref, a)
		return
	}
	how := facts.HowAssign
	if _, ok := v.(*ssa.MakeMap); ok || isZeroValue(v) {
		how = facts.HowRebuild
	}
	fr.site(b, pos, facts.Site{Op: facts.Shrink, How: how, Ref: ref, Val: fr.term(v), Extent: facts.ExtentAll, Zero: isZeroValue(v)})
}

// holds reports whether a value of type t is a container, or an object of the
// module's own that can hold some.
func (s *summariser) holds(t types.Type) bool {
	if kind, _, _ := s.level(t); kind != facts.KindNone {
		return true
	}
	n := instr.NamedOf(t)
	if n == nil || s.isForeign(n.Obj().Pkg()) {
		return false
	}
	_, ok := n.Underlying().(*types.Struct)
	return ok && n.Obj().Pkg() != nil
}
