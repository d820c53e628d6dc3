package link

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// place is what a container term denotes: a declared container at a level, or a
// parameter whose callers decide.
type place struct {
	key   string // container key, "" for a parameter
	level int
	base  *facts.Term // the holder, nil for variables
	in    *Func       // in whose frame base is
	param int         // parameter number, where key is ""
	fresh bool        // the container itself was made by this activation
	made  *facts.Term // what made it, where fresh
	at    *facts.Term // the key under which the level above holds it, nil at level 0
}

const (
	maxResolve = 6
	maxPlaces  = 200
	// maxArguments is how many callers of a function are asked what they pass.
	maxArguments = 8
)

// resolve returns what the container term t denotes in f. An empty result means
// unknown.
func (x *index) resolve(t *facts.Term, f *Func) []place {
	var out []place
	x.resolveInto(t, f, maxResolve, &out)
	return dropFresh(out)
}

// resolveNames is resolve for what may be known under several names at once: the variable
// that it was made in, and the field that it was put into.
func (x *index) resolveNames(t *facts.Term, f *Func) []place {
	var out []place
	x.resolveInto(t, f, maxResolve, &out)
	if t.IsUnknown() || t.Op != facts.OpNew {
		return dropFresh(out)
	}
	return out
}

// dropFresh leaves the fresh alternative of a get-or-create out: the container that
// was made is the one that was found next time.
func dropFresh(list []place) []place {
	kept := list[:0:0]
	for _, p := range list {
		if !p.fresh {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		return list
	}
	return kept
}

func (x *index) resolveInto(t *facts.Term, f *Func, depth int, out *[]place) {
	if t.IsUnknown() || depth == 0 || len(*out) > maxPlaces {
		return
	}
	switch t.Op {
	case facts.OpField, facts.OpGlobal, facts.OpLocal:
		x.resolveNamed(t, f, out)
	case facts.OpElem:
		n := len(*out)
		x.resolveInto(t.Arg(0), f, depth-1, out)
		for i := n; i < len(*out); i++ {
			(*out)[i].level++
			(*out)[i].at = t.Arg(1)
		}
	case facts.OpSlice, facts.OpAppend:
		x.resolveInto(t.Arg(0), f, depth-1, out)
	case facts.OpPhi:
		for _, a := range t.Args {
			x.resolveInto(a, f, depth-1, out)
		}
	case facts.OpParam:
		x.resolveParam(t, f, depth, out)
	case facts.OpNew:
		x.resolveMade(t, f, depth, out)
	case facts.OpCall:
		if found := lookedUp(t); found != nil {
			x.resolveInto(found, f, depth, out)
			return
		}
		x.resolveResult(t, f, depth, out)
	}
}

func (x *index) resolveNamed(t *facts.Term, f *Func, out *[]place) {
	t = x.compose(t)
	if x.containers[t.Text] == nil {
		return
	}
	p := place{key: t.Text, in: f}
	switch t.Op {
	case facts.OpField:
		p.base = t.Arg(0)
	case facts.OpLocal:
		p.base = t // it lives as long as the activation that declares it
	}
	*out = append(*out, p)
}

// resolveParam leaves a parameter of f itself to its callers; one of an enclosing
// function is read there.
func (x *index) resolveParam(t *facts.Term, f *Func, depth int, out *[]place) {
	if t.Up == 0 {
		*out = append(*out, place{in: f, param: t.N})
		return
	}
	up := x.outer(f, t.Up)
	if up == nil {
		return
	}
	most := maxArguments
	if depth >= maxResolve-1 {
		most = maxPlaces // a function that many queues or maps are handed to
	}
	for _, arg := range x.argumentsUpTo(up, t.N, most) {
		var at []place
		x.resolveInto(arg.term, arg.in, depth-1, &at)
		for _, p := range at {
			if p.key != "" {
				*out = append(*out, p)
			}
		}
	}
}

type argument struct {
	term *facts.Term
	in   *Func
	mode facts.CallMode
}

// argumentsOf are what callers in view pass as parameter n of f.
func (x *index) argumentsOf(f *Func, n int) []argument { return x.argumentsUpTo(f, n, maxArguments) }

// argumentsUpTo is argumentsOf with a limit of its own on the callers that are asked.
func (x *index) argumentsUpTo(f *Func, n, most int) []argument {
	var out []argument
	for _, e := range f.callers {
		if n < len(e.args) && len(out) < most {
			out = append(out, argument{e.args[n], e.caller, e.mode})
		}
	}
	return out
}

// argumentsFor are what callers in view pass as the parameter that a term of f names.
func (x *index) argumentsFor(t *facts.Term, f *Func) []argument {
	if at := x.outer(f, t.Up); at != nil {
		return x.argumentsOf(at, t.N)
	}
	return nil
}

// outer returns the function n levels out of the closure f.
func (x *index) outer(f *Func, n int) *Func {
	for range n {
		if f == nil {
			return nil
		}
		f = x.funcs[f.Parent]
	}
	return f
}

// resolveMade reads what the function made: it is the container that it was stored
// as, or a local container, or nothing known.
func (x *index) resolveMade(t *facts.Term, f *Func, depth int, out *[]place) {
	maker := x.outer(f, t.Up)
	if maker == nil || t.N < 0 {
		return
	}
	m := makeOf(maker, t.N)
	if m == nil {
		return
	}
	if m.Local != "" && x.containers[m.Local] != nil {
		// The base is the made container itself: fresh in the activation that made it.
		*out = append(*out, place{key: m.Local, in: f, base: t, fresh: t.Up == 0, made: t})
	}
	for _, fate := range m.Fates {
		switch fate.How {
		case facts.FateField, facts.FateGlobal:
			x.aliasOf(t, place{level: 0, base: fate.Dest, in: maker}, depth, out)
		case facts.FateElem:
			x.aliasOf(t, place{level: 1, base: fate.Dest, in: maker}, depth, out)
		}
	}
}

// aliasOf adds the container that t was stored as: at is where it was stored.
func (x *index) aliasOf(t *facts.Term, at place, depth int, out *[]place) {
	n := len(*out)
	x.resolveInto(at.base, at.in, depth-1, out)
	for i := n; i < len(*out); i++ {
		(*out)[i].level += at.level
		(*out)[i].fresh, (*out)[i].made = true, t
	}
}

func makeOf(f *Func, n int) *facts.Make {
	for i := range f.Makes {
		if f.Makes[i].N == n {
			return &f.Makes[i]
		}
	}
	return nil
}

// resolveResult reads the result of a call to a function in view.
func (x *index) resolveResult(t *facts.Term, f *Func, depth int, out *[]place) {
	callee := x.funcs[t.Text]
	if callee == nil {
		x.resolveObject(t, f, out)
		return
	}
	if t.N >= len(callee.Results) {
		return
	}
	res := callee.Results[t.N].Substitute(t.Args)
	for _, a := range res.Alternatives() {
		if a != nil && a.Op == facts.OpNew {
			continue
		}
		x.resolveInto(a, f, depth-1, out)
	}
}

// kindAt is the kind of a declared container at a level, KindNone beyond its last.
func kindAt(c *facts.Container, level int) facts.Kind {
	if level >= len(c.Levels) {
		return facts.KindNone
	}
	return c.Levels[level]
}

// levelID is the key with "[]" for each level.
func levelID(key string, level int) string { return key + strings.Repeat("[]", level) }
