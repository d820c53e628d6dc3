package program

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// Place is what a container term denotes: a declared container at a level, or a
// parameter whose callers decide.
type Place struct {
	Key string // container key, "" for a parameter
	// Level is the level in the container, 0 for itself.
	Level int
	Base  *facts.Term // the holder, nil for variables
	In    *Func       // In whose frame base is
	Param int         // parameter number, where key is ""
	Fresh bool        // the container itself was made by this activation
	Made  *facts.Term // what made it, where fresh
	At    *facts.Term // the key under which the level above holds it, nil at level 0
}

const (
	maxResolve = 6
	// MaxPlaces bounds the callers that are asked what they pass where all of them count.
	MaxPlaces = 200
	// maxArguments is how many callers of a function are asked what they pass.
	maxArguments = 8
)

// Resolve returns what the container term t denotes in f. An empty result means
// unknown.
func (x *Program) Resolve(t *facts.Term, f *Func) []Place {
	var out []Place
	x.resolveInto(t, f, maxResolve, &out)
	return dropFresh(out)
}

// ResolveNames is resolve for what may be known under several names at once: the variable
// that it was made in, and the field that it was put into.
func (x *Program) ResolveNames(t *facts.Term, f *Func) []Place {
	var out []Place
	x.resolveInto(t, f, maxResolve, &out)
	if t.IsUnknown() || t.Op != facts.OpNew {
		return dropFresh(out)
	}
	return out
}

// dropFresh leaves the fresh alternative of a get-or-create out: the container that
// was made is the one that was found next time.
func dropFresh(list []Place) []Place {
	kept := list[:0:0]
	for _, p := range list {
		if !p.Fresh {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 {
		return list
	}
	return kept
}

func (x *Program) resolveInto(t *facts.Term, f *Func, depth int, out *[]Place) {
	if t.IsUnknown() || depth == 0 || len(*out) > MaxPlaces {
		return
	}
	switch t.Op {
	case facts.OpField, facts.OpGlobal, facts.OpLocal:
		if node := x.chains.behind(t); node != nil {
			x.resolveInto(node, f, depth, out)
			return
		}
		x.resolveNamed(t, f, out)
	case facts.OpElem:
		n := len(*out)
		x.resolveInto(t.Arg(0), f, depth-1, out)
		for i := n; i < len(*out); i++ {
			(*out)[i].Level++
			(*out)[i].At = t.Arg(1)
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
		x.resolveResult(t, f, depth, out)
	}
}

func (x *Program) resolveNamed(t *facts.Term, f *Func, out *[]Place) {
	t = x.Compose(t)
	if x.Containers[t.Text] == nil {
		return
	}
	p := Place{Key: t.Text, In: f}
	switch t.Op {
	case facts.OpField:
		p.Base = t.Arg(0)
	case facts.OpLocal:
		p.Base = t // it lives as long as the activation that declares it
	}
	*out = append(*out, p)
}

// resolveParam leaves a parameter of f itself to its callers; one of an enclosing
// function is read there.
func (x *Program) resolveParam(t *facts.Term, f *Func, depth int, out *[]Place) {
	if t.Up == 0 {
		*out = append(*out, Place{In: f, Param: t.N})
		return
	}
	up := x.Outer(f, t.Up)
	if up == nil {
		return
	}
	most := maxArguments
	if depth >= maxResolve-1 {
		most = MaxPlaces // a function that many queues or maps are handed to
	}
	for _, arg := range x.ArgumentsUpTo(up, t.N, most) {
		var at []Place
		x.resolveInto(arg.Term, arg.In, depth-1, &at)
		for _, p := range at {
			if p.Key != "" {
				*out = append(*out, p)
			}
		}
	}
}

// Argument is what one caller passes.
type Argument struct {
	Term *facts.Term
	In   *Func
	Mode facts.CallMode
}

// ArgumentsOf are what callers in view pass as parameter n of f.
func (x *Program) ArgumentsOf(f *Func, n int) []Argument { return x.ArgumentsUpTo(f, n, maxArguments) }

// ArgumentsUpTo is ArgumentsOf with a limit of its own on the callers that are asked.
func (x *Program) ArgumentsUpTo(f *Func, n, most int) []Argument {
	var out []Argument
	for _, e := range f.Callers {
		if n < len(e.Args) && len(out) < most {
			out = append(out, Argument{e.Args[n], e.Caller, e.Mode})
		}
	}
	return out
}

// ArgumentsFor are what callers in view pass as the parameter that a term of f names.
func (x *Program) ArgumentsFor(t *facts.Term, f *Func) []Argument {
	if at := x.Outer(f, t.Up); at != nil {
		return x.ArgumentsOf(at, t.N)
	}
	return nil
}

// ParamType is the key of the type of the parameter that a term of f is, "" for other terms.
func (x *Program) ParamType(t *facts.Term, f *Func) string {
	if t.IsUnknown() || t.Op != facts.OpParam {
		return ""
	}
	at := x.Outer(f, t.Up)
	if at == nil || t.N >= len(at.Params) {
		return ""
	}
	return at.Params[t.N].Type
}

// Outer returns the function n levels out of the closure f.
func (x *Program) Outer(f *Func, n int) *Func {
	for range n {
		if f == nil {
			return nil
		}
		f = x.Funcs[f.Parent]
	}
	return f
}

// resolveMade reads what the function made: it is the container that it was stored
// as, or a local container, or nothing known.
func (x *Program) resolveMade(t *facts.Term, f *Func, depth int, out *[]Place) {
	maker := x.Outer(f, t.Up)
	if maker == nil || t.N < 0 {
		return
	}
	m := MakeOf(maker, t.N)
	if m == nil {
		return
	}
	if m.Local != "" && x.Containers[m.Local] != nil {
		// The base is the made container itself: fresh in the activation that made it.
		*out = append(*out, Place{Key: m.Local, In: f, Base: t, Fresh: t.Up == 0, Made: t})
	}
	for _, fate := range m.Fates {
		switch fate.How {
		case facts.FateField, facts.FateGlobal:
			x.aliasOf(t, Place{Level: 0, Base: fate.Dest, In: maker}, depth, out)
		case facts.FateElem:
			x.aliasOf(t, Place{Level: 1, Base: fate.Dest, In: maker}, depth, out)
		}
	}
}

// aliasOf adds the container that t was stored as: at is where it was stored.
func (x *Program) aliasOf(t *facts.Term, at Place, depth int, out *[]Place) {
	n := len(*out)
	x.resolveInto(at.Base, at.In, depth-1, out)
	for i := n; i < len(*out); i++ {
		(*out)[i].Level += at.Level
		(*out)[i].Fresh, (*out)[i].Made = true, t
	}
}

// MakeOf returns what function f makes at its place n, nil if nothing.
func MakeOf(f *Func, n int) *facts.Make { return makeOf(f.Func, n) }

func makeOf(f *facts.Func, n int) *facts.Make {
	for i := range f.Makes {
		if f.Makes[i].N == n {
			return &f.Makes[i]
		}
	}
	return nil
}

// resolveResult reads the result of a call to a function in view.
func (x *Program) resolveResult(t *facts.Term, f *Func, depth int, out *[]Place) {
	callee := x.Funcs[t.Text]
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

// KindAt is the kind of a declared container at a level, KindNone beyond its last.
func KindAt(c *facts.Container, level int) facts.Kind {
	if level >= len(c.Levels) {
		return facts.KindNone
	}
	return c.Levels[level]
}

// LevelID is the key with "[]" for each level.
func LevelID(key string, level int) string { return key + strings.Repeat("[]", level) }
