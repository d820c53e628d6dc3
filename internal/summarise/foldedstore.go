package summarise

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// foldedStore records what a literal sets that is stored into a field which is no object of its own.
func (fr *frame) foldedStore(b *ssa.BasicBlock, in *ssa.Store, ref *facts.Term) {
	at, ok := in.Addr.(*ssa.FieldAddr)
	if !ok {
		return
	}
	owner, ok := instr.Pointee(at.X.Type()).Underlying().(*types.Struct)
	if !ok || !fr.s.folds[owner.Field(at.Field)] {
		return
	}
	lit, st := fr.keyTerm(in.Val), in.Val.Type().Underlying().(*types.Struct)
	if lit.Op != facts.OpStruct {
		return
	}
	for n, name := range strings.Split(lit.Text, ",") {
		for i := range st.NumFields() {
			if st.Field(i).Name() == name && n < len(lit.Args) {
				fr.s.out.Stores = append(fr.s.out.Stores, facts.Store{Field: partKey(ref.Text, st, i), Func: fr.out.ID, Block: b.Index, Val: lit.Args[n]})
			}
		}
	}
}
