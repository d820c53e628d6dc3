package layer

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// Holds says how the new value holds the former one, no reason if it cannot be seen to. A
// function value that takes the former value and gives the new one is an option of a list, or a
// middleware.
func (y *Layers) Holds(f *program.Func, w *facts.Wrap) reason.Reason {
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
	if y.applies(f, w, c) {
		return reason.OptionHolds.With()
	}
	if w.Type == "context.Context" && w.Arg >= 0 && w.Carried {
		return reason.DerivedContext.With(name)
	}
	if y.tableHolds(c, w.Arg) { // whatever answers an interface of the library, in view or not
		return reason.ResultHolds.With(name)
	}
	targets := y.l.Targets(f, c)
	if y.l.AnyInView(targets) {
		for _, id := range targets {
			g := y.l.Funcs[id]
			if g != nil && !g.Unread && y.resultHolds(g, w, maxHolding) {
				return reason.ResultHolds.With(g.Display)
			}
		}
	}
	return reason.Reason{}
}

// applies reports whether a call through a value gives what can hold the former value, and
// the function does not begin again with a plain one.
func (y *Layers) applies(f *program.Func, w *facts.Wrap, c *facts.Call) bool {
	if c.Value == nil || w.Arg < 0 || !w.Layered || w.Carried || c.Mode != facts.ModePlain {
		return false
	}
	if w.Ref.Up > 0 {
		return true // a captured variable: the closure has no other value for it
	}
	n := 0
	for _, st := range y.l.StoresOf[f.ID] {
		if st.Field == w.Ref.Text {
			n++
		}
	}
	return n == 1
}

// tableHolds reports whether the library table says that the result of a call keeps an
// argument, the receiver being number 0.
func (y *Layers) tableHolds(c *facts.Call, arg int) bool {
	shift := libcall.ReceiverShift(c)
	return y.l.HasRow(c, func(r *library.Row) bool {
		if r.Role != library.Holds || r.On.Kind != library.OnResult {
			return false
		}
		return r.Receiver && arg == 0 && shift == 1 || !r.Receiver && (r.Arg+shift == arg || r.Rest && r.Arg+shift <= arg)
	})
}

// maxHolding is how many functions in view, each of which returns what the next one gives, are followed.
const maxHolding = 4

// resultHolds reports whether what a function in view returns holds the former value: its
// argument, or what it reads from the place itself.
func (y *Layers) resultHolds(g *program.Func, w *facts.Wrap, depth int) bool {
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
				if y.closureNames(g, a.Text, is) {
					return true
				}
			case a.Op == facts.OpCall:
				if n := slices.IndexFunc(a.Args, func(t *facts.Term) bool { return is(t, 0) }); n >= 0 && y.callHolds(a, n, depth) {
					return true
				}
			case a.Op == facts.OpStruct:
				if slices.ContainsFunc(a.Args, func(t *facts.Term) bool { return y.lengthens(t, is) }) {
					return true
				}
			case a.Op == facts.OpNew:
				if slices.ContainsFunc(y.l.StoresOf[g.ID], func(st facts.Store) bool {
					return is(st.Val, 0) && strings.HasPrefix(st.Field, a.Text+".") && !isContainer(y.l, st.Field)
				}) {
					return true
				}
			}
		}
	}
	return false
}

// callHolds reports whether the result of a call holds its argument n: as the library table says, or by what
// a function in view returns.
func (y *Layers) callHolds(call *facts.Term, n, depth int) bool {
	if g := y.l.Funcs[call.Text]; g != nil {
		return depth > 0 && !g.Unread && y.resultHolds(g, &facts.Wrap{Arg: n, Ref: facts.Unknown()}, depth-1)
	}
	shift := 0
	if strings.HasPrefix(call.Text, "(") {
		shift = 1
	}
	return slices.ContainsFunc(y.l.RowsOf(call), func(r *library.Row) bool {
		return r.Role == library.Holds && r.On.Kind == library.OnResult && !r.Receiver && (r.Arg+shift == n || r.Rest && r.Arg+shift <= n)
	})
}

// lengthens reports whether a list is what the value of interest has in a field, or a copy of that,
// and more.
func (y *Layers) lengthens(t *facts.Term, is func(*facts.Term, int) bool) bool {
	if t == nil || t.Op != facts.OpAppend {
		return false
	}
	base := t.Arg(0)
	for base.Op == facts.OpSlice && base.Text == string(facts.CutWhole) || y.isSameList(base) {
		base = base.Arg(0)
	}
	return base.Op == facts.OpField && is(base.Arg(0), 0)
}

// isSameList reports whether a call gives the list that it takes, or a copy of it.
func (y *Layers) isSameList(t *facts.Term) bool {
	return t.Op == facts.OpCall && slices.ContainsFunc(y.l.RowsOf(t), func(r *library.Row) bool {
		return r.Arg == 0 && (r.Role == library.Construct && r.Kind == "slice" || r.Role == library.Read && r.Result)
	})
}

// isContainer reports whether a field is one that other rules judge.
func isContainer(l *growth.Growth, key string) bool { return l.Containers[key] != nil }

// closureNames reports whether a closure of g calls, or hands on, a value of g.
func (y *Layers) closureNames(g *program.Func, id string, is func(*facts.Term, int) bool) bool {
	h := y.l.Funcs[id]
	if h == nil || h.Parent != g.ID {
		return false
	}
	return slices.ContainsFunc(h.Calls, func(c facts.Call) bool {
		return is(c.Value, 1) || slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return is(t, 1) })
	})
}
