package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// keyShape reports a delete whose key has another shape than any insert, as it
// stands or as those who call the function of the removal see it.
func (l *Growth) keyShape(c *Container, e *Event) reason.Reason {
	if e.Extent != facts.ExtentOne || !c.Keyed() || e.Key.IsUnknown() || len(c.Grows) == 0 {
		return reason.Reason{}
	}
	for _, g := range c.Grows {
		if !differentShape(g.Key, e.Key) && !l.differentAtCallers(g, e) {
			return reason.Reason{}
		}
	}
	return reason.Reason{Code: reason.OtherForm}
}

// otherType reports a delete whose key stands in an interface and has another type there than that of any
// insert: it is equal to none of them, however it is written.
func otherType(c *Container, e *Event) reason.Reason {
	if e.Extent != facts.ExtentOne || e.keyType == "" || len(c.Grows) == 0 {
		return reason.Reason{}
	}
	for _, g := range c.Grows {
		if g.keyType == "" || g.keyType == e.keyType {
			return reason.Reason{}
		}
	}
	return reason.Reason{Code: reason.OtherType}
}

// differentAtCallers reports whether all who call the function of a removal also come to the
// insert, directly or in a closure beside it, with a key that is composed of the very value
// which the removal takes as it is, or the other way round. A caller that does not insert may
// have the key from anywhere, in the right form as well.
func (l *Growth) differentAtCallers(g, e *Event) bool {
	return e.Site == e.Func && g.Site == g.Func && g.Key.Known() && l.differentFrom(g, e.Func, e.Key, maxLift)
}

// differentFrom is differentAtCallers of a function to which the key of the removal is given, at most so
// many calls above it.
func (l *Growth) differentFrom(g *Event, f *program.Func, key *facts.Term, depth int) bool {
	if depth == 0 || len(f.UsedAt) > 0 || !key.Known() {
		return false
	}
	if from := program.RootOf(key); from.Op != facts.OpParam || from.Up != 0 {
		return false
	}
	n := 0
	for _, up := range f.Callers {
		if up.Caller.Testing {
			continue
		}
		n++
		if up.Iface || up.Param || !l.differentAt(up, g, key) && !l.differentFrom(g, up.Caller, key.Substitute(up.Args), depth-1) {
			return false
		}
	}
	return n > 0
}

// differentAt is differentFrom of one caller.
func (l *Growth) differentAt(up program.Edge, g *Event, key *facts.Term) bool {
	top := program.Outermost(l.Program, up.Caller)
	key = key.Substitute(up.Args).Raise(l.Levels(up.Caller, top))
	different := false
	for _, in := range g.Func.Callers {
		if program.Outermost(l.Program, in.Caller) != top {
			continue
		}
		if in.Iface || !differentHere(l.spelledOut(g.Key.Substitute(in.Args).Raise(l.Levels(in.Caller, top))), l.spelledOut(key)) {
			return false
		}
		different = true
	}
	return different
}

// spelledOut is what a function in view strings together for a key that is its result, and the key
// itself where it does not.
func (l *Growth) spelledOut(key *facts.Term) *facts.Term {
	if key.IsUnknown() || key.Op != facts.OpCall {
		return key
	}
	g := l.Funcs[key.Text]
	if g == nil || key.N >= len(g.Results) || key.Up > 0 {
		return key
	}
	if r := g.Results[key.N]; composed(r) != nil && r.Op == facts.OpBin {
		return r.Substitute(key.Args)
	}
	return key
}

// differentShape reports whether one of two keys is composed of the other and something more
// (what was put in under k is not removed by f(k, …)), or both are composed alike of other
// constants.
//
// The keys may be of different functions: a bare parameter of one says nothing in another.
func differentShape(a, b *facts.Term) bool {
	return !isBare(b) && composedOf(a, b) || !isBare(a) && composedOf(b, a) || otherConstant(a, b)
}

// differentHere is differentShape of two keys as one function sees them.
func differentHere(a, b *facts.Term) bool {
	return composedOf(a, b) || composedOf(b, a) || otherConstant(a, b)
}

func isBare(t *facts.Term) bool { return t != nil && t.Op == facts.OpParam }

// composedOf reports whether t is a call or a concatenation that has part among its
// arguments. What a function of one value gives for what it gave may well be the same: the
// lower case of lower case.
func composedOf(t, part *facts.Term) bool {
	t = composed(t)
	if t == nil || part.IsUnknown() || part.Op == facts.OpConst {
		return false
	}
	if t.Op == facts.OpCall && len(t.Args) == 1 && part.Op == facts.OpCall && part.Text == t.Text {
		return false
	}
	return slices.ContainsFunc(t.Args, func(arg *facts.Term) bool {
		return arg.Any(func(u *facts.Term) bool { return u.Same(part) })
	})
}

// composed returns the call or concatenation that makes a key, or nil.
func composed(t *facts.Term) *facts.Term {
	if t.IsUnknown() {
		return nil
	}
	switch t.Op {
	case facts.OpCall:
		return t
	case facts.OpBin:
		if t.Text == "+" {
			return t
		}
	}
	return nil
}

// otherConstant reports whether two keys are composed alike, of as many parts, and a part that
// is a constant in both is another one: another field of a struct, another separator.
func otherConstant(a, b *facts.Term) bool {
	x, y := partsOf(a), partsOf(b)
	if len(x) < 2 || len(x) != len(y) || a.Op != b.Op || a.Op == facts.OpStruct && a.Text != b.Text {
		return false
	}
	other := false
	for i := range x {
		fixed, ok := x[i].Op == facts.OpConst, y[i].Op == facts.OpConst
		switch {
		case a.Op == facts.OpStruct && fixed && ok:
			other = other || x[i].Text != y[i].Text
		case a.Op == facts.OpStruct:
		case fixed != ok || x[i].IsUnknown() || y[i].IsUnknown():
			return false // one text in several parts may be another one's whole
		case fixed:
			other = other || x[i].Text != y[i].Text && strings.HasPrefix(x[i].Text, `"`)
		}
	}
	return other
}

// partsOf are the parts that a key is composed of: what is strung together, or the fields of a
// struct.
func partsOf(t *facts.Term) []*facts.Term {
	switch {
	case t.IsUnknown():
		return nil
	case t.Op == facts.OpStruct:
		return t.Args
	case t.Op == facts.OpBin && t.Text == "+":
		var out []*facts.Term
		for _, a := range t.Args {
			if inner := partsOf(a); a.Op == facts.OpBin && len(inner) > 0 {
				out = append(out, inner...)
			} else {
				out = append(out, a)
			}
		}
		return out
	}
	return nil
}
