package libcall

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// givenDepth is through how many functions a parameter of a closure is followed: an iterator that
// is made of another one, around what a library goes through.
const givenDepth = 3

// Given is what whoever runs a closure gives it as parameter n, as the function sees it that hands
// the closure on: a key of the container that a library function goes through, or what a function in
// view, which may be an iterator that another one makes, calls it with. It is nil where the closure
// is handed to more than one call, or to one that gives it one thing here and another there.
func (l *Calls) Given(f *program.Func, n int) *facts.Term { return l.given(f, n, givenDepth) }

func (l *Calls) given(f *program.Func, n, depth int) *facts.Term {
	if f.Parent == "" || depth == 0 || len(f.UsedAt) != 1 {
		return nil
	}
	u := f.UsedAt[0]
	if u.How != facts.UseArg || u.Via != nil || u.Call >= len(u.In.Calls) {
		return nil
	}
	c := &u.In.Calls[u.Call]
	if t := l.givenByRow(c, n); t != nil {
		return t
	}
	targets := l.DirectTargets(c)
	if len(targets) != 1 || l.Funcs[targets[0]] == nil {
		return nil
	}
	g := l.Funcs[targets[0]]
	t := l.givenIn(g, l.ParamIndex(g, u.Arg), n, depth)
	switch {
	case t == nil:
		return nil
	case c.Func == "" && !c.Iface: // a closure that another call gives, made of that call's arguments
		t = t.Raise(1).Substitute(c.Value.Args)
	default:
		t = t.Substitute(c.Args)
	}
	if t.IsUnknown() {
		return nil
	}
	return t
}

// AsHanded is a term of a closure as the function sees it that hands the closure on: what it is
// given is what whoever runs it gives it.
func (l *Calls) AsHanded(f *program.Func, t *facts.Term) *facts.Term {
	return l.outward(f, t, 1, givenDepth+1)
}

// givenByRow is the part of the container that a library function goes through which it gives as
// argument n of what it calls, nil if it gives none.
func (l *Calls) givenByRow(c *facts.Call, n int) *facts.Term {
	for _, r := range l.Rows(c) {
		if r.Role != library.Calls || n >= len(r.With) {
			continue
		}
		in := facts.Unknown()
		switch r.From.Kind {
		case library.OnRecv:
			in = program.ArgAt(c.Args, 0)
		case library.OnArg:
			in = program.ArgAt(c.Args, r.From.Arg+ReceiverShift(c))
		}
		switch r.With[n] {
		case "key":
			return &facts.Term{Op: facts.OpKey, Args: []*facts.Term{in}}
		case "elem":
			return &facts.Term{Op: facts.OpElem, Args: []*facts.Term{in, facts.Unknown()}}
		}
	}
	return nil
}

// givenIn is what a function calls its parameter with as argument n, itself or in its closures, in
// its own terms; nil if that is not one thing.
func (l *Calls) givenIn(g *program.Func, param, n, depth int) *facts.Term {
	var out *facts.Term
	for _, h := range l.WithClosures(g) {
		up := l.Levels(h, g)
		for i := range h.Calls {
			v := h.Calls[i].Value
			if v.IsUnknown() || v.Op != facts.OpParam || v.N != param || v.Up != up {
				continue
			}
			t := l.outward(h, program.ArgAt(h.Calls[i].Args, n), up, depth)
			if t.IsUnknown() || out != nil && !out.Equal(t) {
				return nil
			}
			out = t
		}
	}
	return out
}

// outward is a term of a closure as the function n levels further out sees it: the closure's own
// parameters are what it is given.
func (l *Calls) outward(f *program.Func, t *facts.Term, n, depth int) *facts.Term {
	for ; n > 0 && !t.IsUnknown(); n-- {
		args := make([]*facts.Term, len(f.Params))
		for i := range args {
			args[i] = facts.Unknown()
			if slices.ContainsFunc(t.Alternatives(), func(a *facts.Term) bool { return a.Any(program.IsParam(i, 0)) }) {
				args[i] = l.given(f, i, depth-1).Lower(1)
			}
		}
		t, f = t.Substitute(args).Raise(1), l.Funcs[f.Parent]
	}
	return t
}

// RangedParam reports whether parameter n of a closure is a key or an element of a container that
// whoever runs the closure goes through.
func (l *Calls) RangedParam(f *program.Func, n int) bool {
	if t := l.Given(f, n); t != nil {
		return t.Op == facts.OpKey || t.Op == facts.OpElem
	}
	return slices.ContainsFunc(f.UsedAt, func(u program.Use) bool {
		return u.How == facts.UseArg && u.Call < len(u.In.Calls) && l.givenByRow(&u.In.Calls[u.Call], n) != nil
	})
}
