package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// minted reports whether a key was made for this one entry: a counter's next number, a
// random id, or a part of an object made just now. An id that another activation made is
// fresh as well, and comes again: the object may be entered twice.
func (l *linker) minted(t *facts.Term, f *Func, depth int) bool {
	if t.IsUnknown() || depth == 0 {
		return false
	}
	switch t.Op {
	case facts.OpGlobal:
		return l.counts(t.Text)
	case facts.OpField:
		return l.counts(t.Text) || l.madeOf(t, f, depth)
	case facts.OpBin:
		if t.Text == "/" {
			return false // a bucket of times is met again
		}
		return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return l.minted(a, f, depth-1) })
	case facts.OpPhi:
		return !slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return !l.minted(a, f, depth-1) })
	case facts.OpParam:
		return t.Up == 0 && l.allPass(t, f, func(a argument) bool { return l.minted(a.term, a.in, depth-1) })
	case facts.OpCall:
		return l.mintedCall(t, f, depth)
	}
	return false
}

// mintedCall reports whether a call makes an id, or turns one into another form.
func (l *linker) mintedCall(t *facts.Term, f *Func, depth int) bool {
	if g := l.index.funcs[t.Text]; g != nil && t.N < len(g.Results) {
		return l.minted(g.Results[t.N].Substitute(t.Args), f, depth-1)
	}
	if from := l.sourceOf(t.Text); from != OriginUnknown {
		return from == OriginFresh
	}
	return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return l.minted(a, f, depth-1) })
}

// madeOf reports whether a field belongs to an object made for this entry, and holds an id.
func (l *linker) madeOf(t *facts.Term, f *Func, depth int) bool {
	o := &originator{l: l, in: f, seen: map[string]bool{}}
	return l.madeNow(t.Arg(0), f, depth) && o.stored(t.Text, 4, OriginUnknown) == OriginFresh
}

// madeNow reports whether a term is an object that its activation has made.
func (l *linker) madeNow(t *facts.Term, f *Func, depth int) bool {
	if t.IsUnknown() || depth == 0 {
		return false
	}
	switch t.Op {
	case facts.OpNew:
		return t.Up == 0
	case facts.OpCall:
		return l.returnsNew(t.Text, t.N)
	case facts.OpParam:
		return t.Up == 0 && l.allPass(t, f, func(a argument) bool { return l.madeNow(a.term, a.in, depth-1) })
	}
	return false
}

// allPass reports whether callers of f are in view and what each passes as the parameter
// satisfies the test.
func (l *linker) allPass(t *facts.Term, f *Func, test func(argument) bool) bool {
	args := l.index.argumentsOf(f, t.N)
	return len(args) > 0 && !slices.ContainsFunc(args, func(a argument) bool { return !test(a) })
}
