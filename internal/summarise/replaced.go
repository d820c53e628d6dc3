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
	if !t.Known() || t.Op == facts.OpConst || !slices.ContainsFunc(v.Edges, func(e ssa.Value) bool {
		_, ok := e.(*ssa.Const)
		return ok
	}) {
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
	asked, holds := cond.Cond, b.Succs[0] == to
	if not, ok := asked.(*ssa.UnOp); ok && not.Op == token.NOT {
		asked, holds = not.X, !holds
	}
	if e, ok := asked.(*ssa.Extract); ok {
		asked = e.Tuple
	}
	switch q := asked.(type) {
	case *ssa.Lookup:
		if holds && fr.keyTerm(q.Index).Equal(t) {
			if in := fr.term(q.X); !in.IsUnknown() {
				return &facts.Term{Op: facts.OpKey, Args: []*facts.Term{in}}
			}
		}
	case *ssa.BinOp:
		if c := fr.term(q.Y); (q.Op == token.EQL && holds || q.Op == token.NEQ && !holds) && c.Op == facts.OpConst && fr.term(q.X).Equal(t) {
			return c
		}
	}
	return nil
}
