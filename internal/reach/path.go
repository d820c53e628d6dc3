package reach

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// path is the way to an object from what a function knows by itself: a parameter, a
// variable, what it has made. Parts that are made and dropped with what they stand in are
// no steps of their own; fields that point to objects which were there before are. Two
// terms that differ only in what does not decide how long the object lives are one path.
type path struct {
	// Term is the canonical form of the way.
	Term *facts.Term
	// number is the same for equal paths, 0 for an unknown one.
	number uint32
	// elem says that an element of a container which loses elements lies on the way.
	elem bool
}

// Paths finds the path of a base.
type Paths struct {
	l       *Reach
	byTerm  map[*facts.Term]path
	byKey   map[pathKey]path
	unknown *facts.Term
	// results counts the calls whose results, or elements of whose results, are being read.
	results int
}

func newPaths(l *Reach) *Paths {
	return &Paths{l: l, byTerm: map[*facts.Term]path{}, byKey: map[pathKey]path{}, unknown: facts.Unknown()}
}

// pathKey is what tells paths apart.
type pathKey struct {
	op    facts.Op
	n, up int
	text  string
	elem  bool
	// args are the numbers of the parts: the object of a field, the alternatives.
	args [maxAlternatives]uint32
}

// maxAlternatives bounds what a base can be one of, maxSteps the fields on a path,
// maxResults the calls through which a result is followed.
const (
	maxAlternatives = 8
	maxSteps        = 3
	maxResults      = 5
)

// Of returns the way to what a term of f denotes.
func (x *Paths) Of(t *facts.Term) path {
	if t.IsUnknown() {
		return path{Term: x.unknown}
	}
	p, ok := x.byTerm[t]
	if !ok {
		x.byTerm[t] = path{Term: x.unknown} // a term is no part of itself
		p = x.numbered(x.find(t))
		x.byTerm[t] = p
	}
	return p
}

// numbered gives equal paths one number.
func (x *Paths) numbered(p path) path {
	if p.Term.IsUnknown() {
		return path{Term: x.unknown}
	}
	key := pathKey{op: p.Term.Op, n: p.Term.N, up: p.Term.Up, text: p.Term.Text, elem: p.elem}
	switch p.Term.Op {
	case facts.OpField, facts.OpPhi, facts.OpCall:
		for i, a := range p.Term.Args {
			if i < maxAlternatives {
				key.args[i] = x.argNumber(p.Term, a)
			}
		}
	case facts.OpRecv:
		key.text = cmp.Or(program.PlaceKey(p.Term.Arg(0)), p.Term.Arg(0).String())
	}
	q, ok := x.byKey[key]
	if !ok {
		p.number = uint32(len(x.byKey) + 1)
		q = p
		x.byKey[key] = q
	}
	return q
}

// argNumber tells the parts of a path apart: those of fields and alternatives by what they
// are, arguments of calls by their text.
func (x *Paths) argNumber(of, a *facts.Term) uint32 {
	if of.Op != facts.OpCall {
		return x.Of(a).number
	}
	return x.text(a.String())
}

// text numbers texts among the paths.
func (x *Paths) text(s string) uint32 {
	key := pathKey{op: "text", text: s}
	q, ok := x.byKey[key]
	if !ok {
		q = path{number: uint32(len(x.byKey) + 1)}
		x.byKey[key] = q
	}
	return q.number
}

func (x *Paths) find(t *facts.Term) path {
	switch t.Op {
	case facts.OpParam, facts.OpNew, facts.OpLocal, facts.OpGlobal, facts.OpRecv, facts.OpFunc:
		return path{Term: t}
	case facts.OpField:
		in := x.Of(t.Arg(0))
		in.elem = in.elem || x.l.isReplaced(t.Text)
		if in.Term.IsUnknown() || !x.l.Borrowed(t.Text) {
			return in
		}
		if again := upTo(in.Term, t.Text); again != nil {
			in.Term = again // a link of a chain is any link of it
			return in
		}
		if steps(in.Term) >= maxSteps {
			return path{Term: x.unknown}
		}
		return path{Term: &facts.Term{Op: facts.OpField, Text: t.Text, Args: []*facts.Term{in.Term}}, elem: in.elem}
	case facts.OpElem, facts.OpKey:
		if put := x.putBy(t); put != nil {
			x.results++ // a list may be filled with elements of what it is filled with
			p := x.Of(put)
			x.results--
			return p
		}
		in := x.Of(t.Arg(0))
		in.elem = in.elem || x.l.losesElements(t.Arg(0))
		return in
	case facts.OpSlice, facts.OpAppend:
		return x.Of(t.Arg(0))
	case facts.OpCall:
		return x.result(t)
	case facts.OpPhi:
		return x.alternatives(t)
	}
	return path{Term: x.unknown}
}

// putBy is what a function has put into the list or map that it made and returned, nil if that
// is not known: an element is one of these.
func (x *Paths) putBy(t *facts.Term) *facts.Term {
	in := t.Arg(0)
	for in.Op == facts.OpSlice {
		in = in.Arg(0)
	}
	if t.Op != facts.OpElem || in.Op != facts.OpCall {
		return nil
	}
	f := x.l.Funcs[in.Text]
	if f == nil || in.N >= len(f.Elements) || f.Elements[in.N].IsUnknown() || x.results >= maxResults {
		return nil
	}
	if in.Up > 0 {
		return f.Elements[in.N].Substitute(raisedAll(in.Args, in.Up)).Lower(in.Up)
	}
	return f.Elements[in.N].Substitute(in.Args)
}

// result is what a call returns: of a function in view that hands on what it was given, or
// what it finds there, that.
func (x *Paths) result(t *facts.Term) path {
	if place := x.l.keptPlace(t); place != nil {
		return x.Of(place)
	}
	callee := x.l.Funcs[t.Text]
	if callee == nil || t.N >= len(callee.Results) || x.l.ReturnsNew(t.Text, t.N) {
		return path{Term: t}
	}
	args := t.Args
	if t.Up > 0 {
		args = raisedAll(args, t.Up)
	}
	if x.results >= maxResults {
		return path{Term: t} // functions that return what each other returns
	}
	x.results++
	known := x.Of(callee.Results[t.N].Substitute(args))
	x.results--
	if known.number == 0 {
		return path{Term: t}
	}
	if t.Up > 0 {
		known.Term = known.Term.Lower(t.Up)
	}
	return known
}

func raisedAll(list []*facts.Term, n int) []*facts.Term {
	out := make([]*facts.Term, len(list))
	for i, t := range list {
		out[i] = t.Raise(n)
	}
	return out
}

// upTo is the part of a path that ends with a field, nil if the field is no step of it.
func upTo(t *facts.Term, field string) *facts.Term {
	for t.Op == facts.OpField {
		if t.Text == field {
			return t
		}
		t = t.Arg(0)
	}
	return nil
}

// steps counts the fields of a path.
func steps(t *facts.Term) int {
	n := 0
	for t.Op == facts.OpField {
		n++
		t = t.Arg(0)
	}
	return n
}

// alternatives is one of several paths. What is made because nothing was found is what is
// found next time.
func (x *Paths) alternatives(t *facts.Term) path {
	var list []*facts.Term
	elem := false
	for _, a := range t.Args {
		if a.IsUnknown() || a.Op == facts.OpZero {
			continue
		}
		p := x.Of(a)
		elem = elem || p.elem
		for _, one := range p.Term.Alternatives() {
			if !one.IsUnknown() && !slices.ContainsFunc(list, func(o *facts.Term) bool { return o.Same(one) }) {
				list = append(list, one)
			}
		}
	}
	if found := slices.DeleteFunc(slices.Clone(list), x.isMade); len(found) > 0 {
		list = found
	}
	switch {
	case len(list) == 0 || len(list) > maxAlternatives:
		return path{Term: x.unknown}
	case len(list) == 1:
		return path{Term: list[0], elem: elem}
	}
	return path{Term: &facts.Term{Op: facts.OpPhi, Args: list}, elem: elem}
}

// isMade reports whether a term denotes what the function itself makes.
func (x *Paths) isMade(t *facts.Term) bool {
	return t.Op == facts.OpNew && t.Up == 0 || t.Op == facts.OpCall && x.l.ReturnsNew(t.Text, t.N)
}

// Start is what a path begins with.
func Start(t *facts.Term) *facts.Term {
	for t.Op == facts.OpField {
		t = t.Arg(0)
	}
	return t
}
