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

// isVariable reports whether a term is a local variable that is stored to more than once and is
// given, among others, an object that was there before: the object is one of those, and no new one.
// What a call out of view gives is taken as made for the variable, which errs to silence.
func (l *Reach) isVariable(t *facts.Term) bool {
	return t.Op == facts.OpLocal && slices.ContainsFunc(l.Assigns[t.Text], func(a program.Assign) bool {
		return slices.ContainsFunc(a.Val.Alternatives(), wasThere)
	})
}

// wasThere reports whether a term of a function denotes what the function was given or has found, and
// not what it makes or is made by a call.
func wasThere(t *facts.Term) bool {
	from := program.RootOf(t)
	return from.Op == facts.OpParam || from.Op == facts.OpGlobal || from.Up > 0 && from.Op != facts.OpLocal
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
