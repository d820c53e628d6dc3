package summarise

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxAsked is how many blocks back a question is looked for that let a value pass.
const maxAsked = 6

// alternative is the term of an edge of a phi. A variable that keeps its value where that is one of
// the known ones, and takes a word that is written out where it is not, has on the first way a key of
// what was asked:
//
//	if !plans[tenant] {
//		tenant = "unknown"
//	}
//
// Questions that a function answers are not read here.
func (fr *frame) alternative(v *ssa.Phi, i int) *facts.Term {
	t := fr.term(v.Edges[i])
	if !t.Known() || t.Op == facts.OpConst || !slices.ContainsFunc(v.Edges, isConstant) {
		return t
	}
	to := v.Block()
	b := to.Preds[i]
	for range maxAsked {
		if among := fr.letPass(b, to, t); among != nil {
			return among
		}
		if len(b.Preds) != 1 {
			break
		}
		to, b = b, b.Preds[0]
	}
	return t
}

// letPass is what a value is known to be where the condition at the end of a block leads to another,
// nil if that says nothing of it.
func (fr *frame) letPass(b, to *ssa.BasicBlock, t *facts.Term) *facts.Term {
	cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok || b.Succs[0] == b.Succs[1] {
		return nil
	}
	switch g := fr.guard(cond.Cond, b.Succs[0] != to); g.Kind {
	case facts.GuardHit:
		if !g.Neg && g.Y.Equal(t) && !g.X.IsUnknown() {
			return &facts.Term{Op: facts.OpKey, Args: []*facts.Term{g.X}}
		}
	case facts.GuardEq:
		if g.Op == token.EQL.String() && g.X.Equal(t) && g.Y.Op == facts.OpConst {
			return g.Y
		}
	}
	return nil
}
