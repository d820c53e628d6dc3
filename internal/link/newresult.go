package link

import "github.com/growthlint/growthlint/internal/facts"

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

// returnsNew reports whether result n of a function is made by it, or by those that it calls
// for it, whenever it is not nil.
func (l *linker) returnsNew(id string, n int) bool {
	return l.newResult(resultKey{id, n}) == resultMade
}

func (l *linker) newResult(key resultKey) newResult {
	if known, ok := l.newResults[key]; ok {
		return known
	}
	f := l.index.funcs[key.id]
	if f == nil || key.n >= len(f.Results) {
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

func (l *linker) newTerm(t *facts.Term) newResult {
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

// typeOfTerm is the type that a term makes, "" if it makes none.
func (l *linker) typeOfTerm(t *facts.Term) string {
	if t == nil {
		return ""
	}
	switch t.Op {
	case facts.OpNew:
		return t.Text
	case facts.OpCall:
		if f := l.index.funcs[t.Text]; f != nil && t.N < len(f.Results) {
			return l.resultType(f.Results[t.N], map[string]bool{})
		}
	}
	return ""
}

// resultType is the type that a function makes and returns, through the calls that are not
// met already.
func (l *linker) resultType(t *facts.Term, met map[string]bool) string {
	for _, a := range t.Alternatives() {
		switch {
		case a == nil:
		case a.Op == facts.OpNew && a.Text != "" && a.Up == 0:
			return a.Text
		case a.Op == facts.OpCall && !met[a.Text]:
			met[a.Text] = true
			if f := l.index.funcs[a.Text]; f != nil && a.N < len(f.Results) {
				if r := l.resultType(f.Results[a.N], met); r != "" {
					return r
				}
			}
		}
	}
	return ""
}
