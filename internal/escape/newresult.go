package escape

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// resultKey names a result of a function.
type resultKey struct {
	id string
	n  int
}

// newResult tells whether a function makes what it returns.
type newResult int

const (
	resultAsked newResult = iota + 1 // it is being found out: a function that returns its own result
	resultNone                       // nothing is returned but nil
	resultMade
	resultOther
)

// ReturnsNew reports whether result n of a function is made by it, or by those that it calls
// for it, whenever it is not nil.
func (l *Flow) ReturnsNew(id string, n int) bool {
	return l.newResult(resultKey{id, n}) == resultMade
}

func (l *Flow) newResult(key resultKey) newResult {
	if known, ok := l.newResults[key]; ok {
		return known
	}
	f := l.Funcs[key.id]
	if f == nil {
		return l.newOfMethod(key)
	}
	if key.n >= len(f.Results) {
		return resultOther
	}
	l.newResults[key] = resultAsked
	out := resultNone
	for _, a := range f.Results[key.n].Alternatives() {
		out = max(out, l.newTerm(a))
	}
	l.newResults[key] = out
	return out
}

// newOfMethod is newResult for a method of an interface that is declared in view: all that it
// may stand for have to make what they return.
func (l *Flow) newOfMethod(key resultKey) newResult {
	c := l.throughInterface[key.id]
	if c == nil || l.Types[c.Callee.Pkg+"."+c.Callee.Type] == nil {
		return resultOther
	}
	l.newResults[key] = resultAsked
	out := resultNone
	for _, id := range l.Candidates(c) {
		if l.Funcs[id] == nil {
			out = resultOther
			break
		}
		out = max(out, l.newResult(resultKey{id, key.n}))
	}
	l.newResults[key] = out
	return out
}

func (l *Flow) newTerm(t *facts.Term) newResult {
	switch {
	case t.IsUnknown():
		return resultOther
	case t.Op == facts.OpZero:
		return resultNone
	case t.Op == facts.OpNew && t.Up == 0:
		return resultMade
	case t.Op == facts.OpCall:
		return l.newResult(resultKey{t.Text, t.N})
	}
	return resultOther
}
