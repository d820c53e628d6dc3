package program

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// TypeOfTerm is the type that a term makes, "" if it makes none.
func (x *Program) TypeOfTerm(t *facts.Term) string {
	if t == nil {
		return ""
	}
	switch t.Op {
	case facts.OpNew:
		return t.Text
	case facts.OpCall:
		if f := x.Funcs[t.Text]; f != nil && t.N < len(f.Results) {
			return x.resultType(f.Results[t.N], map[string]bool{})
		}
	}
	return ""
}

// resultType is the type that a function makes and returns, through the calls that are not
// met already.
func (x *Program) resultType(t *facts.Term, met map[string]bool) string {
	for _, a := range t.Alternatives() {
		switch {
		case a == nil:
		case a.Op == facts.OpNew && a.Text != "" && a.Up == 0:
			return a.Text
		case a.Op == facts.OpCall && !met[a.Text]:
			met[a.Text] = true
			if f := x.Funcs[a.Text]; f != nil && a.N < len(f.Results) {
				if r := x.resultType(f.Results[a.N], met); r != "" {
					return r
				}
			}
		}
	}
	return ""
}
