package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// MeetsItself reports whether an insert is one under the name of an entry that was taken from the
// container: where each entry stands under one of its own fields, what it is put back under is a key
// that is there. An entry that was not there has the zero name, which is one key.
func (l *Growth) MeetsItself(c *Container, e *Event) bool {
	if !c.Keyed() || c.Level != 0 || e.Key == nil {
		return false
	}
	t := &taker{l: l, c: c}
	return t.namesEntry(e.Key, seenIn{f: e.Func, holder: e.Base}, maxLift) && t.field != "" && l.namedAfter(c, t.field)
}

// taker asks whether entries were taken from a container, and by which of their fields they are named.
type taker struct {
	l     *Growth
	c     *Container
	field string
}

// seenIn is a function, and the object that has the container as that function sees it; nil for a
// variable.
type seenIn struct {
	f      *program.Func
	holder *facts.Term
}

// namesEntry reports whether a key is a field, everywhere the same one, of entries of the container,
// as a function sees it or all who call it.
func (t *taker) namesEntry(key *facts.Term, at seenIn, depth int) bool {
	if key == nil || depth == 0 || key.Up > 0 {
		return false
	}
	switch key.Op {
	case facts.OpField:
		if t.field == "" {
			t.field = key.Text
		}
		return key.Text == t.field && t.isTaken(key.Arg(0), at, depth)
	case facts.OpParam:
		return t.byAllCallers(at, key.N, func(v *facts.Term, up seenIn) bool { return t.namesEntry(v, up, depth-1) })
	}
	return false
}

// isTaken reports whether an object is an entry of the container, or a copy of one that has the same
// name.
func (t *taker) isTaken(object *facts.Term, at seenIn, depth int) bool {
	if object == nil || depth == 0 || object.Up > 0 {
		return false
	}
	switch object.Op {
	case facts.OpElem:
		return t.isContainer(object.Arg(0), at.holder)
	case facts.OpStruct:
		_, set := component(object, t.field)
		return !set && t.isTaken(original(object), at, depth)
	case facts.OpPhi:
		return t.areTaken(object.Args, at, depth)
	case facts.OpParam:
		return t.byAllCallers(at, object.N, func(v *facts.Term, up seenIn) bool { return t.isTaken(v, up, depth-1) })
	case facts.OpCall:
		g := t.l.Funcs[object.Text]
		if g == nil || g.Unread || object.N >= len(g.Results) {
			return false
		}
		var given []*facts.Term
		for _, r := range g.Results[object.N].Alternatives() {
			if !r.IsZero() {
				given = append(given, r.Substitute(object.Args))
			}
		}
		return len(given) > 0 && t.areTaken(given, at, depth-1)
	}
	return false
}

func (t *taker) areTaken(list []*facts.Term, at seenIn, depth int) bool {
	return !slices.ContainsFunc(list, func(v *facts.Term) bool { return !t.isTaken(v, at, depth) })
}

// isContainer reports whether a term names the container of the object at hand.
func (t *taker) isContainer(v, holder *facts.Term) bool {
	if v.Text != t.c.Key {
		return false
	}
	return v.Op == facts.OpGlobal || v.Op == facts.OpField && holder.Known() && v.Arg(0).Equal(holder)
}

// byAllCallers reports whether something holds of what all callers of a function pass for a
// parameter; code out of view must not be able to call it.
func (t *taker) byAllCallers(at seenIn, n int, holds func(*facts.Term, seenIn) bool) bool {
	f, some := at.f, false
	if f.Exported && !f.Package.Closed || len(f.UsedAt) > 0 || f.Parent != "" {
		return false
	}
	for _, e := range f.Callers {
		if e.Caller.Testing {
			continue
		}
		if n >= len(e.Args) || !holds(e.Args[n], seenIn{f: e.Caller, holder: at.holder.Substitute(e.Args)}) {
			return false
		}
		some = true
	}
	return some
}

// namedAfter reports whether each entry that is put into the container in view stands under one of
// its fields, which an entry that is an object of its own goes on to have.
func (l *Growth) namedAfter(c *Container, field string) bool {
	renamed := !c.Value.Copied && slices.ContainsFunc(l.Stores[field], func(st facts.Store) bool {
		g := l.Funcs[st.Func]
		return st.In == 0 || st.In < 0 && (g == nil || -st.In > len(g.Params) || !g.Params[-st.In-1].Copied)
	})
	return !renamed && !slices.ContainsFunc(slices.Concat(c.Grows, c.Overwrites), func(e *Event) bool {
		return !l.standsUnder(e, field)
	})
}

// standsUnder reports whether the entry that an insert puts in has the key in a field.
func (l *Growth) standsUnder(e *Event, field string) bool {
	if e.Val == nil {
		return false
	}
	if e.Val.Op == facts.OpNew {
		stores := slices.DeleteFunc(slices.Clone(l.StoresOf[e.Func.ID]), func(st facts.Store) bool { return st.Field != field || st.In != e.Val.N+1 })
		return len(stores) > 0 && !slices.ContainsFunc(stores, func(st facts.Store) bool { return !isSame(st.Val, e.Key) })
	}
	if val, set := component(e.Val, field); set {
		return isSame(val, e.Key)
	}
	of := original(e.Val)
	return of != nil && e.Key.Op == facts.OpField && e.Key.Text == field && isSame(e.Key.Arg(0), of)
}

// isSame reports whether two terms of one statement read the same: an index of a loop, of which more
// is not known, is the same one in both.
func isSame(a, b *facts.Term) bool { return !a.IsUnknown() && a.Same(b) }

// component is what a struct has in a field, if the term of the struct says that it was set.
func component(t *facts.Term, field string) (val *facts.Term, set bool) {
	_, name := program.SplitLast(field)
	for t != nil && t.Op == facts.OpStruct {
		names := strings.Split(t.Text, ",")
		if i := slices.Index(names, name); i >= 0 && i < len(t.Args) {
			return t.Args[i], true
		}
		of := program.Original(t)
		if of == t {
			break
		}
		t = of
	}
	return nil, false
}

// original is what a struct is a copy of, with some fields set anew; nil for one that is made anew.
func original(t *facts.Term) *facts.Term {
	if of := program.Original(t); of.Op != facts.OpStruct {
		return of
	}
	return nil
}
