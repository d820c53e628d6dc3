package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// FaultWrapped means that a place takes something made around what it held, again and again.
const FaultWrapped Fault = "made around its former value"

// wraps finds fields and variables that take, for each event or turn, something made
// around what they held before.
func (m *madeFinder) wraps() {
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Wraps {
			if w := &f.Wraps[i]; f.Yield && w.Ref.Up > 0 {
				continue // the body of a loop over something finite, as far as can be told
			}
			m.wrapped(f, &f.Wraps[i])
		}
	}
}

func (m *madeFinder) wrapped(f *program.Func, w *facts.Wrap) {
	how := m.holdsFormer(f, w)
	if !how.Given() || m.isEnd(f) {
		return
	}
	if !w.Carried && m.latchedAt(f, w.Block, w.Ref) {
		return // once in the life of its holder
	}
	if m.l.ListAt(w.Ref.Text) != "" || m.popsFrom(w.Ref) {
		return // an end of a list of nodes, judged as one
	}
	roots, name := m.wrapRoots(f, w), w.Var
	if name == "" {
		name = program.LastName(w.Ref.Text)
	}
	if !w.Carried && !roots.Process && m.isForeign(m.ownPlace(w.Ref)) {
		return // what is wrapped in another module's object ends with that
	}
	if w.Deep && slices.ContainsFunc(m.out, func(o *Made) bool { return o.Kind == MadeWrap && o.Func == f && o.Of == w.Ref.Text }) {
		return // of a copy that takes the place of what it was made from
	}
	if !roots.Live() && !w.Carried || w.Carried && !roots.Live() && !roots.Setup {
		return
	}
	if w.Var != "" && slices.ContainsFunc(m.out, func(o *Made) bool { return o.Kind == MadeWrap && o.Func == f && o.Name == reason.NamedPlace.With(name) }) {
		return // one more layer around the same variable
	}
	made := &Made{
		Kind: MadeWrap, Fault: FaultWrapped, Func: f, Pos: w.Pos, What: w.What, Name: reason.NamedPlace.With(name), Of: w.Ref.Text, Roots: roots,
		Why: how, Carried: w.Carried,
	}
	switch {
	case how.Code == reason.OptionHolds && w.Ref.Up == 0:
		made.Weak = reason.WrapNotAnalyzed.With()
	case !w.Carried:
		made.Weak = m.wrapDoubt(f, w)
	}
	m.out = append(m.out, made)
}

// wrapRoots are the ways in which control gets to a wrap, as far as the holder of the
// place lives longer.
func (m *madeFinder) wrapRoots(f *program.Func, w *facts.Wrap) reach.Roots {
	if w.Carried || w.Ref.Op != facts.OpField {
		return m.rootsAt(f, w.Block)
	}
	own := m.ownPlace(w.Ref)
	owner, _ := program.SplitLast(own.Text)
	return m.l.Walker(reach.WalkerKind{Owner: owner, Runs: true}).From(f, w.Block, own.Arg(0), reach.Stance{})
}

// isForeign reports whether a place is a field of another module's object.
func (m *madeFinder) isForeign(t *facts.Term) bool {
	return t.Op == facts.OpField && m.l.Types[program.OwnerOf(t.Text)] == nil
}

// ownPlace is the place in an object of one's own in which a place lies: the client of which
// the transport is wrapped, say. It is the place itself where it lies in none.
func (m *madeFinder) ownPlace(t *facts.Term) *facts.Term {
	for p := t; p.Op == facts.OpField; p = p.Arg(0) {
		if !m.isForeign(p) {
			return p
		}
	}
	return t
}

// wrapDoubt says why a wrap may not add up: the place, or one that it lies in, is given a plain
// value elsewhere while its holder lives, or the holder may not live long.
func (m *madeFinder) wrapDoubt(f *program.Func, w *facts.Wrap) reason.Reason {
	for p := w.Ref; p.Op == facts.OpField || p.Op == facts.OpGlobal; p = p.Arg(0) {
		if g := m.givesPlain(f, p, p == w.Ref || w.Deep && p == w.Ref.Arg(0)); g != nil {
			return reason.SetElsewhere.With(g.Display)
		}
		if p.Op == facts.OpGlobal || !m.isForeign(p) {
			break
		}
	}
	if g := m.putsPlain(w.Ref); g != nil {
		return reason.SetElsewhere.With(g.Display)
	}
	if place := m.ownPlace(w.Ref); place.Op == facts.OpField && !m.isForeign(place) {
		base, owner := place.Arg(0), program.OwnerOf(place.Text)
		for base.Op == facts.OpField && f.Recv != owner { // of a part of the receiver
			base, owner = base.Arg(0), program.OwnerOf(base.Text)
		}
		own := base.Op == facts.OpParam && base.N == 0 && base.Up == 0 && f.Recv == owner
		r := m.wrapRoots(f, w)
		if lasts := r.Process || r.Open && r.Shared || m.l.Lasting(owner); !own || !lasts {
			return reason.ShortHolder.With()
		}
	}
	return reason.Reason{}
}

// givesPlain is a function that gives a place a value which is not made around its former one,
// while its holder lives. Of the function f itself the stores are the wrap's where own says so.
func (m *madeFinder) givesPlain(f *program.Func, place *facts.Term, own bool) *program.Func {
	for _, st := range m.l.Stores[place.Text] {
		g := m.l.Funcs[st.Func]
		if g == nil || g == f && own || g.Testing || g != f && m.l.MakesType(g, program.OwnerOf(place.Text)) || m.isForeign(place) && ofAnother(g, f, &st) {
			continue
		}
		wraps := slices.ContainsFunc(g.Wraps, func(v facts.Wrap) bool {
			return v.Ref.Text == place.Text || v.Deep && v.Ref.Arg(0).Text == place.Text
		})
		if !wraps && (g == f || m.rootsAt(g, 0).Live()) {
			return g
		}
	}
	return nil
}

// ofAnother reports whether a store by g to a field of another module's object is to one that f
// does not wrap: one that g makes, or one that is found in objects of another package.
func ofAnother(g, f *program.Func, st *facts.Store) bool {
	return st.In > 0 || st.In == 0 && g.Package != f.Package
}

// holdsFormer says how the new value holds the former one, no reason if it cannot be seen to. A
// function value that takes the former value and gives the new one is an option of a list, or a
// middleware.
func (m *madeFinder) holdsFormer(f *program.Func, w *facts.Wrap) reason.Reason {
	switch {
	case w.Carried && w.Type == "":
		return reason.Reason{} // errors that are gathered
	case w.Func != "":
		return reason.FunctionHolds.With()
	case w.Object:
		return reason.ObjectHolds.With()
	case w.Call == 0:
		return reason.Reason{}
	}
	c := &f.Calls[w.Call-1]
	name := program.CalleeName(c.Callee)
	if m.applies(f, w, c) {
		return reason.OptionHolds.With()
	}
	if w.Type == "context.Context" && w.Arg >= 0 && w.Carried {
		return reason.DerivedContext.With(name)
	}
	if m.tableHolds(c, w.Arg) { // whatever answers an interface of the library, in view or not
		return reason.ResultHolds.With(name)
	}
	targets := m.l.Targets(f, c)
	if m.l.AnyInView(targets) {
		for _, id := range targets {
			g := m.l.Funcs[id]
			if g != nil && !g.Unread && m.resultHolds(g, w) {
				return reason.ResultHolds.With(g.Display)
			}
		}
	}
	return reason.Reason{}
}

// applies reports whether a call through a value gives what can hold the former value, and
// the function does not begin again with a plain one.
func (m *madeFinder) applies(f *program.Func, w *facts.Wrap, c *facts.Call) bool {
	if c.Value == nil || w.Arg < 0 || !w.Layered || w.Carried || c.Mode != facts.ModePlain {
		return false
	}
	if w.Ref.Up > 0 {
		return true // a captured variable: the closure has no other value for it
	}
	n := 0
	for _, st := range m.l.StoresOf[f.ID] {
		if st.Field == w.Ref.Text {
			n++
		}
	}
	return n == 1
}

// tableHolds reports whether the library table says that the result of a call keeps an
// argument, the receiver being number 0.
func (m *madeFinder) tableHolds(c *facts.Call, arg int) bool {
	shift := libcall.ReceiverShift(c)
	return m.l.HasRow(c, func(r *library.Row) bool {
		if r.Role != library.Holds || r.On.Kind != library.OnResult {
			return false
		}
		return r.Receiver && arg == 0 && shift == 1 || !r.Receiver && (r.Arg+shift == arg || r.Rest && r.Arg+shift <= arg)
	})
}

// resultHolds reports whether what a function in view returns holds the former value: its
// argument, or what it reads from the place itself.
func (m *madeFinder) resultHolds(g *program.Func, w *facts.Wrap) bool {
	is := func(t *facts.Term, up int) bool {
		if t == nil {
			return false
		}
		if w.Arg >= 0 {
			return t.Op == facts.OpParam && t.N == w.Arg && t.Up == up
		}
		return t.Op == facts.OpField && t.Text == w.Ref.Text && t.Arg(0).Op == facts.OpParam && t.Arg(0).N == 0 && t.Arg(0).Up == up
	}
	for _, r := range g.Results {
		for _, a := range r.Alternatives() {
			switch {
			case a == nil:
			case a.Op == facts.OpFunc:
				if m.closureNames(g, a.Text, is) {
					return true
				}
			case a.Op == facts.OpStruct:
				if slices.ContainsFunc(a.Args, func(t *facts.Term) bool { return m.lengthens(t, is) }) {
					return true
				}
			case a.Op == facts.OpNew:
				if slices.ContainsFunc(m.l.StoresOf[g.ID], func(st facts.Store) bool {
					return is(st.Val, 0) && strings.HasPrefix(st.Field, a.Text+".") && !isContainer(m.l, st.Field)
				}) {
					return true
				}
			}
		}
	}
	return false
}

// lengthens reports whether a list is what the value of interest has in a field, or a copy of that,
// and more.
func (m *madeFinder) lengthens(t *facts.Term, is func(*facts.Term, int) bool) bool {
	if t == nil || t.Op != facts.OpAppend {
		return false
	}
	base := t.Arg(0)
	for base.Op == facts.OpSlice && base.Text == string(facts.CutWhole) || m.isSameList(base) {
		base = base.Arg(0)
	}
	return base.Op == facts.OpField && is(base.Arg(0), 0)
}

// isSameList reports whether a call gives the list that it takes, or a copy of it.
func (m *madeFinder) isSameList(t *facts.Term) bool {
	return t.Op == facts.OpCall && slices.ContainsFunc(m.l.RowsOf(t), func(r *library.Row) bool {
		return r.Arg == 0 && (r.Role == library.Construct && r.Kind == "slice" || r.Role == library.Read && r.Result)
	})
}

// isContainer reports whether a field is one that other rules judge.
func isContainer(l *growth.Growth, key string) bool { return l.Containers[key] != nil }

// closureNames reports whether a closure of g calls, or hands on, a value of g.
func (m *madeFinder) closureNames(g *program.Func, id string, is func(*facts.Term, int) bool) bool {
	h := m.l.Funcs[id]
	if h == nil || h.Parent != g.ID {
		return false
	}
	return slices.ContainsFunc(h.Calls, func(c facts.Call) bool {
		return is(c.Value, 1) || slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return is(t, 1) })
	})
}
