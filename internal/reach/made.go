package reach

import (
	"slices"

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

// callBlock is the block of the last call of a function in f, or its first block.
func callBlock(f *program.Func, callee string) int {
	block := 0
	for i := range f.Calls {
		if program.CalledAs(&f.Calls[i]) == callee {
			block = f.Calls[i].Block
		}
	}
	return block
}

// MakesType reports whether a function makes an object of a type, or has one made: what it keeps of
// that object is of the same generation.
func (l *Reach) MakesType(f *program.Func, key string) bool {
	return slices.ContainsFunc(f.Makes, func(m facts.Make) bool { return m.Type == key }) ||
		slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Func != "" && l.MakerOf[c.Func] == key })
}
