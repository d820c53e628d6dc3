package summarise

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxTold bounds the conditions that the answer of a function stands for.
const maxTold = 4

// answer is one value that a function returns, and the block in which it has it.
type answer struct {
	val ssa.Value
	at  *ssa.BasicBlock
	neg bool
}

// predicate fills in what the answer of a function that returns nothing but a boolean stands
// for: full() is what it compares. Whoever branches on it branches on that.
func (fr *frame) predicate() {
	results := fr.f.Signature.Results()
	if results.Len() != 1 {
		return
	}
	if b, ok := results.At(0).Type().Underlying().(*types.Basic); !ok || b.Kind() != types.Bool {
		return
	}
	var all []answer
	for _, b := range fr.f.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			all = answers(all, answer{val: storedLast(ret.Results[0]), at: b})
		}
	}
	fr.out.Holds = fr.told(all, true)
	fr.out.Fails = fr.told(all, false)
}

// answers adds what a returned value can be: the operands of && and || each, with the block
// that comes to them.
func answers(all []answer, a answer) []answer {
	if len(all) > maxPhi {
		return all
	}
	switch v := a.val.(type) {
	case *ssa.UnOp:
		if v.Op == token.NOT {
			return answers(all, answer{v.X, a.at, !a.neg})
		}
	case *ssa.Phi:
		if v.Block() == a.at {
			for i, e := range v.Edges {
				if p := v.Block().Preds[i]; !v.Block().Dominates(p) {
					all = answers(all, answer{e, p, a.neg})
				}
			}
			return all
		}
	}
	return append(all, a)
}

// told are the conditions that hold whenever the function's answer is the one given, if only
// one of its ways can give that.
func (fr *frame) told(all []answer, truth bool) []facts.Guard {
	var only *answer
	for i := range all {
		c, ok := all[i].val.(*ssa.Const)
		if ok && c.Value != nil && constant.BoolVal(c.Value) != (truth != all[i].neg) {
			continue
		}
		if only != nil {
			return nil
		}
		only = &all[i]
	}
	if only == nil || len(all) > maxPhi {
		return nil
	}
	out := make([]facts.Guard, 0, maxTold)
	for _, g := range append(fr.guards(only.at), fr.guard(only.val, truth == only.neg)) {
		if g.Kind != facts.GuardOther && g.Kind != facts.GuardSelect && len(out) < maxTold {
			out = append(out, g)
		}
	}
	return out
}
