package reach

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/growthlint/growthlint/internal/escape"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// asked ends a walk at a function that code out of view calls by its name or for an
// interface.
func (w *Walker) asked(f *program.Func, n int, base *facts.Term, r Rate, st Stance) Roots {
	if r.Has(RateUnknown) {
		return Roots{Unknown: true, Why: f.Display}
	}
	before := st
	if n == 0 && !st.rate.Has(RateMany) && w.Reach.commandMethods[f.ID] {
		return Roots{Setup: true, Why: f.Display} // once for the object that it is the command of
	}
	if !st.rate.Has(RateMany) {
		st.rate |= r & rateHow
	}
	if !st.rate.Has(RateMany) {
		return Roots{Setup: true, Why: f.Display}
	}
	if n == 0 && before.start && !before.rate.Has(RateMany) && f.Recv != w.Owner && program.IsStartName(f.Name) {
		return Roots{Setup: true, Why: f.Display} // it starts with what holds it
	}
	if n == 0 && f.Recv != "" && (!r.Has(RateAPI) || w.Reach.madeInView(f.Recv)) {
		if out, ok := w.receivers(f, base, !r.Has(RateAPI), before, st); ok {
			return out
		}
	}
	if r.Has(RateAPI) {
		if out := w.putThere(base, st); out.found() {
			return out
		}
		out := w.ofCaller(f, n, st)
		out.Steps = n == 0 && !before.rate.Has(RateMany) && w.Reach.isStep(f)
		return out
	}
	out := Roots{Session: true, Why: f.Display, Unstarted: !st.start, Shared: st.runsOn(), Crowded: w.Reach.Crowded[f.ID]}
	if n == 0 && f.Recv != "" {
		out.Session, out.Open = false, true
		out.Shared = out.Shared || f.Shape == facts.ShapeHandler
	}
	out.setRates(st.rate)
	return out
}

// madeInView reports whether code out of view has objects of a type only from code in view: the type
// has no exported name.
func (l *Reach) madeInView(key string) bool {
	t := l.Types[key]
	return t != nil && !t.Exported
}

// isStep reports whether a method that code out of view calls is a step in which it sets an object
// up: one that returns its receiver for the next step, and takes no lock, as what several call at
// once has to.
func (l *Reach) isStep(f *program.Func) bool {
	return !l.Crowded[f.ID] && l.returnsReceiver(f, maxStepped) &&
		!slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Callee.Pkg == "sync" && c.Callee.Name == "Lock" })
}

// maxStepped bounds the steps of setting up that stand in one another.
const maxStepped = 3

// returnsReceiver reports whether a method returns nothing but its receiver, itself or by such a
// method that it calls.
func (l *Reach) returnsReceiver(f *program.Func, depth int) bool {
	if f == nil || f.Recv == "" || len(f.Results) != 1 || depth == 0 {
		return false
	}
	own := func(t *facts.Term) bool { return t.Op == facts.OpParam && t.N == 0 && t.Up == 0 }
	return !slices.ContainsFunc(f.Results[0].Alternatives(), func(t *facts.Term) bool {
		return !own(t) && !(t.Op == facts.OpCall && own(program.ArgAt(t.Args, 0)) && l.returnsReceiver(l.Funcs[t.Text], depth-1))
	})
}

// putThere goes on where code in view puts what a field that is not exported points to: code
// out of view, which has the object, has put nothing there.
func (w *Walker) putThere(base *facts.Term, st Stance) Roots {
	var out Roots
	if base.Op != facts.OpField {
		return out
	}
	field := FirstStep(base)
	if _, name := program.SplitLast(field); IsExported(name) {
		return out
	}
	for _, s := range w.Reach.stored[field] {
		if !s.in.Testing {
			out.merge(w.From(s.in, s.block, w.Reach.pointingTo(base, s.val), st))
		}
	}
	return out
}

// ofCaller ends a walk at an object, parameter n of a function, of which code out of view decides
// how long it lives, if the type is not one that a package variable holds: of the receiver, or of
// what goes on to work on the object when the call has returned.
func (w *Walker) ofCaller(f *program.Func, n int, st Stance) Roots {
	keeps := n == 0 || st.Beside || st.rate.Has(rateFed|RateTick)
	if keeps && f.Recv != "" && len(w.Reach.Variables[f.Recv]) > 0 {
		out := Roots{Process: !st.Passes, Session: st.Passes, Why: f.Display, Unstarted: !st.start}
		out.setRates(st.rate)
		return out
	}
	out := Roots{Open: !st.Passes, Session: st.Passes, Why: f.Display, Unstarted: !st.start, Shared: st.runsOn(), Crowded: w.Reach.Crowded[f.ID]}
	out.setRates(st.rate)
	return out
}

// maxReceivers bounds the makes of a type that are looked at one by one.
const maxReceivers = 24

// receivers follows the receiver of a method that code out of view calls to where objects
// of its type are made; apart tells that what calls it works on the object beside who made it.
func (w *Walker) receivers(f *program.Func, base *facts.Term, apart bool, before, st Stance) (Roots, bool) {
	var out Roots
	makes := w.Reach.Makes[f.Recv]
	if len(makes) == 0 || len(makes) > maxReceivers {
		return out, false
	}
	guarded := f.Shape == facts.ShapeHandler || w.Reach.guarded(f.Recv)
	for _, m := range makes {
		if m.In.Testing || !w.Reach.comesOut(f.Recv, m.In, m.Make.Fates) {
			continue
		}
		next := st
		if apart {
			next.Async = st.Async || guarded // kept by who calls it
			next.Beside = true
		}
		switch {
		case w.Reach.isServed(m.In, m.Make.Fates):
			next.rate |= RateEvent | rateFed | rateUnasked
		case w.Reach.onlyVisited(m.In, m.Make.Fates):
			next = before
		}
		out.merge(w.From(m.In, m.Make.Block, w.Reach.startingAt(base, w.Reach.one(facts.OpNew, f.Recv, m.Make.N)), next))
	}
	return out, out.Live() || out.Setup || out.Construct
}

// isServed reports whether an object is handed to a call that takes all who come: what that asks of
// the object, such as the next connection, it asks as often as others come.
func (l *Reach) isServed(f *program.Func, fates []facts.Fate) bool {
	return slices.ContainsFunc(fates, func(fate facts.Fate) bool {
		return fate.How == facts.FateArg && fate.Call < len(f.Calls) && l.serves(&f.Calls[fate.Call])
	})
}

// comesOut reports whether code out of view may get an object as one that it can call
// methods of: an object that is only handed over as a value of any kind is looked at, unless
// a convention says which methods are found on it.
func (l *Reach) comesOut(recv string, f *program.Func, fates []facts.Fate) bool {
	return slices.ContainsFunc(fates, func(fate facts.Fate) bool {
		if fate.How != facts.FateArg || fate.Call >= len(f.Calls) {
			return true
		}
		c := &f.Calls[fate.Call]
		if l.AnyInView(l.DirectTargets(c)) {
			return l.isForeignIface(c) || l.Retains(c, fate.Arg, escape.RetainDepth)
		}
		return !fate.Any || l.Reflected[recv] || slices.ContainsFunc(l.Rows(c), func(r *library.Row) bool { return r.Role == library.Calls && r.Method != "" })
	})
}

// onlyVisited reports whether all that code out of view gets of an object, it gets for the
// time of a call: what it asks of it then, it asks a bounded number of times.
func (l *Reach) onlyVisited(f *program.Func, fates []facts.Fate) bool {
	any := false
	for _, fate := range fates {
		switch {
		case fate.How == facts.FateArg && fate.Call < len(f.Calls):
			c := &f.Calls[fate.Call]
			if l.AnyInView(l.DirectTargets(c)) && !l.isForeignIface(c) {
				return false
			}
			if !fate.Visits && (l.Retains(c, fate.Arg, escape.RetainDepth) || l.handsOnResult(f, c)) {
				return false
			}
			any = true
		case fate.How == facts.FateArg, fate.How == facts.FateCaptured:
		default:
			return false
		}
	}
	return any
}

// isForeignIface reports whether a call is one of a method of another module's interface: beside
// what answers it in view there may be other code that does.
func (l *Reach) isForeignIface(c *facts.Call) bool {
	return c.Iface && l.Types[c.Callee.Pkg+"."+c.Callee.Type] == nil
}

// handsOnResult reports whether f lets go of the object that a call gives it: what the call
// has taken stands in it.
func (l *Reach) handsOnResult(f *program.Func, c *facts.Call) bool {
	return slices.ContainsFunc(c.Fates, func(fate facts.Fate) bool {
		if fate.How != facts.FateArg || fate.Call >= len(f.Calls) {
			return true
		}
		return fate.Arg > 0 || f.Calls[fate.Call].Callee.Type == ""
	})
}

// IsExported reports whether other packages can name a field.
func IsExported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}
