package origin

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Minted reports whether a key was made for this one entry: a counter's next number, a
// random id, or a part of an object made just now. An id that another activation made is
// fresh as well, and comes again: the object may be entered twice.
func (l *Origins) Minted(t *facts.Term, f *program.Func, depth int) bool {
	if t.IsUnknown() || depth == 0 {
		return false
	}
	switch t.Op {
	case facts.OpGlobal:
		return l.Counts(t.Text)
	case facts.OpField:
		return l.Counts(t.Text) || l.madeOf(t, f, depth)
	case facts.OpBin:
		if t.Text == "/" {
			return false // a bucket of times is met again
		}
		return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return l.Minted(a, f, depth-1) })
	case facts.OpPhi:
		return !slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return !l.Minted(a, f, depth-1) })
	case facts.OpParam:
		return t.Up == 0 && l.allPass(t, f, func(a program.Argument) bool { return l.Minted(a.Term, a.In, depth-1) })
	case facts.OpCall:
		return l.mintedCall(t, f, depth)
	}
	return false
}

// mintedCall reports whether a call makes an id, or turns one into another form.
func (l *Origins) mintedCall(t *facts.Term, f *program.Func, depth int) bool {
	if g := l.Funcs[t.Text]; g != nil && t.N < len(g.Results) {
		return l.Minted(g.Results[t.N].Substitute(t.Args), f, depth-1)
	}
	if from := l.SourceOf(t.Text); from != OriginUnknown {
		return from == OriginFresh
	}
	return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return l.Minted(a, f, depth-1) })
}

// madeOf reports whether a field belongs to an object made for this entry, and holds an id.
func (l *Origins) madeOf(t *facts.Term, f *program.Func, depth int) bool {
	o := &Originator{Origins: l, In: f}
	return l.MadeNow(t.Arg(0), f, depth) && o.stored(t.Text, 4, OriginUnknown) == OriginFresh
}

// MadeNow reports whether a term is an object that its activation has made.
func (l *Origins) MadeNow(t *facts.Term, f *program.Func, depth int) bool {
	if t.IsUnknown() || depth == 0 {
		return false
	}
	switch t.Op {
	case facts.OpNew:
		return t.Up == 0
	case facts.OpCall:
		return l.ReturnsNew(t.Text, t.N)
	case facts.OpParam:
		return t.Up == 0 && l.allPass(t, f, func(a program.Argument) bool { return l.MadeNow(a.Term, a.In, depth-1) })
	}
	return false
}

// allPass reports whether callers of f are in view and what each passes as the parameter
// satisfies the test.
func (l *Origins) allPass(t *facts.Term, f *program.Func, test func(program.Argument) bool) bool {
	args := l.ArgumentsOf(f, t.N)
	return len(args) > 0 && !slices.ContainsFunc(args, func(a program.Argument) bool { return !test(a) })
}
