package digest

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/origin"
)

// resultNodes is how large the term of a result may be that a digest carries.
const resultNodes = 6

// telling returns the part of a result that importers can use, nil if there is none.
func (g *digester) telling(t *facts.Term) *facts.Term {
	if t == nil || nodes(t) > resultNodes && t.Op != facts.OpCall {
		return nil
	}
	switch t.Op {
	case facts.OpNew, facts.OpParam, facts.OpMask:
	case facts.OpCall:
		if g.l.SourceOf(t.Text) == origin.OriginUnknown {
			return nil
		}
		return &facts.Term{Op: facts.OpCall, Text: t.Text, N: t.N} // whatever it is called with
	case facts.OpBin:
		if t.Text != "+" || !t.Known() {
			return nil
		}
	case facts.OpPhi:
		for _, a := range t.Args {
			if a.Op != facts.OpZero && g.telling(a) == nil {
				return nil
			}
		}
	default:
		return nil
	}
	return t
}

// nodes counts the parts of a term.
func nodes(t *facts.Term) int {
	n := 0
	t.Walk(func(*facts.Term) bool { n++; return true })
	return n
}

// inlined replaces calls of functions in view by what they return.
func (g *digester) inlined(t *facts.Term, depth int) *facts.Term {
	if t.IsUnknown() || depth == 0 {
		return t
	}
	u := *t
	u.Args = make([]*facts.Term, len(t.Args))
	for i, a := range t.Args {
		u.Args[i] = g.inlined(a, depth)
	}
	if t.Op != facts.OpCall {
		return &u
	}
	f := g.l.Funcs[t.Text]
	if f == nil {
		return &u
	}
	if t.N >= len(f.Results) {
		return facts.Unknown()
	}
	return g.inlined(f.Results[t.N], depth-1).Substitute(u.Args)
}
