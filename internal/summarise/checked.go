package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// checkedArguments are the arguments of a call that were compared with known values on
// the way, and replaced where they were not among them.
func (fr *frame) checkedArguments(args []ssa.Value, shift int) []int {
	var out []int
	for i, a := range args {
		if phi, ok := a.(*ssa.Phi); ok && fr.isChecked(phi) {
			out = append(out, i+shift)
		}
	}
	return out
}

// isChecked reports whether a variable takes a constant on one way, and on another a
// value that a test on that way asks about.
func (fr *frame) isChecked(phi *ssa.Phi) bool {
	constant, asked := false, false
	for i, e := range phi.Edges {
		if _, ok := e.(*ssa.Const); ok {
			constant = true
			continue
		}
		asked = asked || fr.asksAbout(phi.Block().Preds[i], e)
	}
	return constant && asked
}

// asksAbout reports whether a condition under which a block runs, or with which it ends,
// looks a value up or compares it with a constant.
func (fr *frame) asksAbout(b *ssa.BasicBlock, v ssa.Value) bool {
	t := fr.term(v)
	if !t.Known() {
		return false
	}
	if cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok {
		if g := fr.guard(cond.Cond, false); isQuestion(g, t) {
			return true
		}
	}
	for _, g := range fr.out.Blocks[b.Index].Guards {
		if isQuestion(g, t) {
			return true
		}
	}
	return false
}

// isQuestion reports whether a guard asks whether a value is one of the known ones.
func isQuestion(g facts.Guard, t *facts.Term) bool {
	switch g.Kind {
	case facts.GuardHit:
		return g.Y.Equal(t)
	case facts.GuardEq:
		eq := g.Op == token.EQL.String() || g.Op == token.NEQ.String()
		return eq && g.X.Equal(t) && g.Y.Op == facts.OpConst && g.Y.Text != `""`
	case facts.GuardCall:
		for _, a := range g.X.Args {
			if a.Equal(t) {
				return true
			}
		}
	}
	return false
}

// boxedBounds tells which arguments are handed over as interfaces and have few values by
// their own types.
func (fr *frame) boxedBounds(args []ssa.Value, shift int) []facts.KeyBound {
	var out []facts.KeyBound
	for i, a := range args {
		var t types.Type
		switch a := a.(type) {
		case *ssa.MakeInterface:
			t = a.X.Type()
		case *ssa.ChangeInterface:
			t = a.X.Type()
		default:
			continue
		}
		if b := fr.s.keyBound(t); b != facts.KeyFree {
			if out == nil {
				out = make([]facts.KeyBound, len(args)+shift)
			}
			out[i+shift] = b
		}
	}
	return out
}
