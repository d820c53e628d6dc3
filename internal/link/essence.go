package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// essence is what of a base decides where a walk ends: an object that some activation
// makes or is given, any part of it, or what such an object only points to. Bases that
// differ otherwise, by the names of fields and the arguments of calls, are alike.
type essence struct {
	term *facts.Term
	// number is the same for equal terms, 0 for the unknown one.
	number uint32
}

// essences finds the essence of a base.
type essences struct {
	l       *linker
	byTerm  map[*facts.Term]essence
	byKey   map[essenceKey]essence
	unknown *facts.Term
}

func newEssences(l *linker) *essences {
	return &essences{l: l, byTerm: map[*facts.Term]essence{}, byKey: map[essenceKey]essence{}, unknown: facts.Unknown()}
}

func (x *essences) of(t *facts.Term) essence {
	if t.IsUnknown() {
		return essence{term: x.unknown}
	}
	e, ok := x.byTerm[t]
	if !ok {
		e = x.numbered(x.find(t))
		x.byTerm[t] = e
	}
	return e
}

// essenceKey is what tells essences apart.
type essenceKey struct {
	op    facts.Op
	n, up int
	text  string
	// args are the numbers of the alternatives, the first alone for other terms.
	args [maxAlternatives]uint32
}

// numbered is the one essence for all equal terms, whose arguments are essences.
func (x *essences) numbered(t *facts.Term) essence {
	if t.IsUnknown() {
		return essence{term: x.unknown}
	}
	key := essenceKey{op: t.Op, n: t.N, up: t.Up, text: t.Text}
	for i, a := range t.Args {
		key.args[i] = x.of(a).number
	}
	e, ok := x.byKey[key]
	if !ok {
		e = essence{t, uint32(len(x.byKey) + 1)}
		x.byKey[key] = e
	}
	return e
}

// maxAlternatives bounds what a base can be one of.
const maxAlternatives = 8

func (x *essences) find(t *facts.Term) *facts.Term {
	switch t.Op {
	case facts.OpParam, facts.OpNew, facts.OpLocal, facts.OpGlobal:
		return t
	case facts.OpField:
		if !isPointee(t) && !x.l.borrowed(t.Text) {
			return x.part(t.Arg(0))
		}
	case facts.OpElem, facts.OpSlice:
		return x.part(t.Arg(0))
	case facts.OpCall:
		if x.l.returnsNew(t.Text, t.N, 3) {
			return &facts.Term{Op: facts.OpCall, Text: t.Text, N: t.N}
		}
	case facts.OpPhi:
		each := x.alternatives(t, nil)
		if len(each) == 1 {
			return each[0]
		}
		if len(each) <= maxAlternatives && !slices.ContainsFunc(each, (*facts.Term).IsUnknown) {
			return &facts.Term{Op: facts.OpPhi, Args: each}
		}
	}
	return x.pointee(t.Arg(0))
}

// alternatives adds the essences of all that t can be to the list, each once.
func (x *essences) alternatives(t *facts.Term, list []*facts.Term) []*facts.Term {
	for _, a := range t.Alternatives() {
		e := x.of(a).term
		if e.Op == facts.OpPhi {
			list = x.alternatives(e, list)
		} else if !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	return list
}

// part is any part of an object: made when the object is.
func (x *essences) part(whole *facts.Term) *facts.Term {
	e := x.of(whole).term
	switch e.Op {
	case facts.OpUnknown, facts.OpElem, facts.OpField:
		return e
	}
	return &facts.Term{Op: facts.OpElem, Args: []*facts.Term{e}}
}

// pointee is what an object only points to. It is known at most that the object came
// with a parameter; such a pointee is a field without a name.
func (x *essences) pointee(of *facts.Term) *facts.Term {
	t := x.of(of).term
	for t.Op == facts.OpElem || t.Op == facts.OpPhi {
		t = x.of(t.Arg(0)).term
	}
	switch {
	case isPointee(t):
		return t
	case t.Op == facts.OpParam:
		return &facts.Term{Op: facts.OpField, Args: []*facts.Term{t}}
	}
	return x.unknown
}

func isPointee(t *facts.Term) bool { return t.Op == facts.OpField && t.Text == "" }
