package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// neverSet says why a removal never runs: it asks for a number, a flag or a time in a field
// that is not zero, and code in view that runs leaves the field zero; none otherwise.
func (l *Growth) neverSet(e *Event) reason.Reason {
	for i := range e.Guards {
		if field := nonZeroField(&e.Guards[i]); field != "" && l.staysZero(field) {
			return reason.Reason{Code: reason.NeverSet, Of: program.LastName(field)}
		}
	}
	return reason.Reason{}
}

// nonZeroField is the field that a condition wants not to be zero, "" if it wants something else.
func nonZeroField(g *facts.Guard) string {
	x := g.X
	if x.IsUnknown() {
		return ""
	}
	if x.Op == facts.OpCall && x.Text == "(time.Time).IsZero" && g.Neg && x.Arg(0).Op == facts.OpField {
		return x.Arg(0).Text
	}
	if x.Op != facts.OpField {
		return ""
	}
	switch {
	case g.Kind == facts.GuardFlag && !g.Neg:
		return x.Text
	case program.IsZeroTerm(g.Y) && (g.Op == ">" || g.Op == "!="):
		return x.Text
	}
	return ""
}

// staysZero reports whether nothing in view that runs gives a field of the module's own another value
// than zero. Of an exported field that is not known: it may be decoded, or set by code out of view.
func (l *Growth) staysZero(field string) bool {
	if l.Types[program.OwnerOf(field)] == nil || program.IsExportedName(program.LastName(field)) {
		return false
	}
	return !slices.ContainsFunc(l.Stores[field], func(st facts.Store) bool {
		f := l.Funcs[st.Func]
		return f == nil || l.Rates().Rates[f.Number].Has(reach.RateLive) && !l.zeroAt(st.Val, f, 3)
	})
}

// zeroAt reports whether a value is zero, or a parameter for which all who call pass zero.
func (l *Growth) zeroAt(t *facts.Term, f *program.Func, depth int) bool {
	if program.IsZeroTerm(t) || t.Op == facts.OpConst && t.Text == "false" {
		return true
	}
	at := l.Outer(f, t.Up)
	if depth == 0 || t.Op != facts.OpParam || at == nil || l.OpenFunc(at) || len(at.UsedAt) > 0 {
		return false
	}
	args := l.ArgumentsOf(at, t.N)
	return len(args) > 0 && !slices.ContainsFunc(args, func(a program.Argument) bool { return !a.In.Testing && !l.zeroAt(a.Term, a.In, depth-1) })
}
