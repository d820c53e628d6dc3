package reach

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// MadeAt returns the block of f in which an object was made by this activation, or -1.
func (w *Walker) MadeAt(f *program.Func, t *facts.Term) int {
	if t.Up > 0 {
		return -1
	}
	if w.Reach.isVariable(t) {
		return -1
	}
	switch t.Op {
	case facts.OpNew, facts.OpLocal:
		if m := program.MakeOf(f, t.N); m != nil && t.Op == facts.OpNew {
			return m.Block
		}
		if t.Op == facts.OpLocal {
			return localBlock(f, t)
		}
		return 0
	case facts.OpCall:
		if w.Reach.ReturnsNew(t.Text, t.N) || t.Text == "(*sync.Pool).Get" {
			return callBlock(f, t.Text)
		}
	}
	return -1
}

// localBlock is where a local variable takes what it holds.
func localBlock(f *program.Func, t *facts.Term) int {
	for i := range f.Makes {
		if f.Makes[i].Local == t.Text {
			return f.Makes[i].Block
		}
	}
	return 0
}
