package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// neverSet says why a removal never runs: it asks for a number, a flag or a time in a field
// that is not zero, and code in view that runs leaves the field zero; none otherwise. What asks for the
// length of a container names the container.
func (l *Growth) neverSet(e *Event) reason.Reason {
	for i := range e.Guards {
		if field := nonZeroField(&e.Guards[i]); field != "" && l.Containers[field] == nil && l.staysZero(field) {
			return reason.Reason{Code: reason.NeverSet, Of: program.LastName(field)}
		}
	}
	return reason.Reason{}
}

// neverAsked says why a removal never runs: it lies behind a flag or a word that all who call the
// function give, as a constant, in such a way that control does not get there; none otherwise.
func (l *Growth) neverAsked(e *Event) reason.Reason {
	for i := range e.Guards {
		g := &e.Guards[i]
		if x := g.X; x != nil && x.Op == facts.OpParam && (g.Kind == facts.GuardFlag || g.Kind == facts.GuardEq) {
			if at := l.Outer(e.Func, x.Up); at != nil && l.allGive(at, x.N, 3, func(t *facts.Term) bool { return excludes(g, t) }) {
				return reason.Reason{Code: reason.NeverAsked, Of: at.Display}
			}
		}
	}
	return reason.Reason{}
}

// excludes reports whether a condition about a value does not hold where the value is a constant.
func excludes(g *facts.Guard, t *facts.Term) bool {
	if t.IsUnknown() || t.Op != facts.OpConst && t.Op != facts.OpZero {
		return false
	}
	if g.Kind == facts.GuardFlag {
		return t.IsZero() != g.Neg
	}
	y := g.Y
	if y == nil || y.Op != facts.OpConst && y.Op != facts.OpZero {
		return false
	}
	same := t.Equal(y) || t.IsZero() && y.IsZero()
	return g.Op == "==" && !same || g.Op == "!=" && same
}

// allGive reports whether all who call a function, and there are some, give a parameter a value of a
// kind, or hand on what all give them.
func (l *Growth) allGive(f *program.Func, n, depth int, is func(*facts.Term) bool) bool {
	if depth == 0 || l.OpenFunc(f) || len(f.UsedAt) > 0 {
		return false
	}
	some := false
	for _, up := range f.Callers {
		if up.Caller.Testing {
			continue
		}
		some = true
		arg := program.ArgAt(up.Args, n)
		if is(arg) {
			continue
		}
		if at := l.Outer(up.Caller, arg.Up); arg.Op != facts.OpParam || at == nil || !l.allGive(at, arg.N, depth-1, is) {
			return false
		}
	}
	return some
}

// nonZeroField is the field that a condition wants not to be zero, "" if it wants something else: a flag, a
// time, a number, also of an atomic kind, that is more than a constant which is not negative.
func nonZeroField(g *facts.Guard) string {
	x := g.X
	if x.IsUnknown() {
		return ""
	}
	if x.Op == facts.OpCall && x.Text == "(time.Time).IsZero" && g.Neg && x.Arg(0).Op == facts.OpField {
		return x.Arg(0).Text
	}
	if isAtomicLoad(x) {
		x = x.Arg(0)
	}
	if x.Op != facts.OpField {
		return ""
	}
	bound, isNumber := number(g.Y)
	switch {
	case g.Kind == facts.GuardFlag && !g.Neg:
		return x.Text
	case program.IsZeroTerm(g.Y) && (g.Op == ">" || g.Op == "!="):
		return x.Text
	case isNumber && bound > 0 && (g.Op == ">" || g.Op == ">=" || g.Op == "=="):
		return x.Text
	}
	return ""
}

// isAtomicLoad reports whether a term is what an atomic number or flag is.
func isAtomicLoad(t *facts.Term) bool {
	if t.Op != facts.OpCall || len(t.Args) != 1 {
		return false
	}
	pkg, typ, name := program.SplitCallee(t.Text)
	return pkg == "sync/atomic" && typ != "" && name == "Load"
}

// staysZero reports whether nothing in view that runs gives a field of the module's own another value
// than zero. Of an exported field that is not known: it may be decoded, or set by code out of view.
func (l *Growth) staysZero(field string) bool {
	if l.Types[program.OwnerOf(field)] == nil || program.IsExportedName(program.LastName(field)) {
		return false
	}
	return !l.setByCalls(field) && !slices.ContainsFunc(l.Stores[field], func(st facts.Store) bool {
		f := l.Funcs[st.Func]
		return f == nil || l.Rates().Rates[f.Number].Has(reach.RateLive) && !l.zeroAt(st.Val, f, 3)
	})
}

// setByCalls reports whether calls in view may give a field another value than zero, as the methods of an
// atomic number do. One that is given to other functions may be set there.
func (l *Growth) setByCalls(field string) bool {
	set, known := l.setByCall[field]
	if known {
		return set
	}
	atomic, given := false, false
	for _, f := range l.SortedFuncs() {
		for i := range f.Calls {
			c := &f.Calls[i]
			if !slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return program.PlaceKey(a) == field }) {
				continue
			}
			ofAtomic := c.Callee.Pkg == "sync/atomic"
			atomic, given = atomic || ofAtomic, given || !ofAtomic
			set = set || ofAtomic && !leavesZero(c)
		}
	}
	l.setByCall[field] = set || atomic && given
	return l.setByCall[field]
}

// leavesZero reports whether a call reads an atomic number, or sets it to zero.
func leavesZero(c *facts.Call) bool {
	switch {
	case strings.HasPrefix(c.Callee.Name, "Load"):
		return true
	case strings.HasPrefix(c.Callee.Name, "Store"):
		return len(c.Args) == 2 && (c.Args[1].IsZero() || program.IsZeroTerm(c.Args[1]))
	}
	return false
}

// zeroAt reports whether a value is zero, or a parameter for which all who call pass zero.
func (l *Growth) zeroAt(t *facts.Term, f *program.Func, depth int) bool {
	if program.IsZeroTerm(t) || t.IsZero() {
		return true
	}
	at := l.Outer(f, t.Up)
	return t.Op == facts.OpParam && at != nil && l.allGive(at, t.N, depth, (*facts.Term).IsZero)
}
