package link

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// asked ends a walk at a function that code out of view calls by its name or for an
// interface.
func (w *walker) asked(f *Func, n int, base *facts.Term, r rate, st stance) Roots {
	if r.has(rateUnknown) {
		return Roots{Unknown: true, Why: f.Display}
	}
	before := st
	if !st.rate.has(rateMany) {
		st.rate |= r & rateHow
	}
	if !st.rate.has(rateMany) {
		return Roots{Setup: true, Why: f.Display}
	}
	if n == 0 && f.Recv != "" && !r.has(rateAPI) {
		if out, ok := w.receivers(f, base, before, st); ok {
			return out
		}
	}
	if r.has(rateAPI) {
		if out := w.putThere(base, st); out.found() {
			return out
		}
		return w.ofCaller(f, st)
	}
	out := Roots{Session: true, Why: f.Display, Unstarted: !st.start, Shared: st.runsOn()}
	if n == 0 && f.Recv != "" {
		out.Session, out.Open = false, true
		out.Shared = out.Shared || f.Shape == facts.ShapeHandler
	}
	out.setRates(st.rate)
	return out
}

// putThere goes on where code in view puts what a field that is not exported points to: code
// out of view, which has the object, has put nothing there.
func (w *walker) putThere(base *facts.Term, st stance) Roots {
	var out Roots
	if base.Op != facts.OpField {
		return out
	}
	field, put := firstStep(base)
	if _, name := splitLast(field); isExported(name) {
		return out
	}
	for _, s := range w.l.stored[field] {
		if !s.in.Testing {
			out.merge(w.from(s.in, s.block, put(s.val), st))
		}
	}
	return out
}

// ofCaller ends a walk at an object of which code out of view decides how long it lives,
// if it is not one that a package variable holds.
func (w *walker) ofCaller(f *Func, st stance) Roots {
	if f.Recv != "" && w.l.globals[f.Recv] != "" {
		out := Roots{Process: !st.passes, Session: st.passes, Why: f.Display, Unstarted: !st.start}
		out.setRates(st.rate)
		return out
	}
	out := Roots{Open: !st.passes, Session: st.passes, Why: f.Display, Unstarted: !st.start, Shared: st.runsOn()}
	out.setRates(st.rate)
	return out
}

// maxReceivers bounds the makes of a type that are looked at one by one.
const maxReceivers = 24

// receivers follows the receiver of a method that code out of view calls to where objects
// of its type are made.
func (w *walker) receivers(f *Func, base *facts.Term, before, st stance) (Roots, bool) {
	var out Roots
	makes := w.l.index.makes[f.Recv]
	if len(makes) == 0 || len(makes) > maxReceivers {
		return out, false
	}
	guarded := f.Shape == facts.ShapeHandler || w.l.guarded(f.Recv)
	for _, m := range makes {
		if m.in.Testing || !w.l.comesOut(f.Recv, m.in, m.make.Fates) {
			continue
		}
		next := st
		next.async = st.async || guarded // kept by who calls it
		if w.l.onlyVisited(m.in, m.make.Fates) {
			next = before
		}
		out.merge(w.from(m.in, m.make.Block, startingAt(base, &facts.Term{Op: facts.OpNew, Text: f.Recv, N: m.make.N}), next))
	}
	return out, out.Live() || out.Setup || out.Construct
}

// comesOut reports whether code out of view may get an object as one that it can call
// methods of: an object that is only handed over as a value of any kind is looked at, unless
// a convention says which methods are found on it.
func (l *linker) comesOut(recv string, f *Func, fates []facts.Fate) bool {
	return slices.ContainsFunc(fates, func(fate facts.Fate) bool {
		if fate.How != facts.FateArg || fate.Call >= len(f.Calls) {
			return true
		}
		c := &f.Calls[fate.Call]
		if l.anyInView(l.index.directTargets(c)) {
			return l.retains(c, fate.Arg, retainDepth)
		}
		return !fate.Any || l.reflected[recv] || slices.ContainsFunc(l.rows(c), func(r *library.Row) bool { return r.Role == library.Calls && r.Method != "" })
	})
}

// onlyVisited reports whether all that code out of view gets of an object, it gets for the
// time of a call: what it asks of it then, it asks a bounded number of times.
func (l *linker) onlyVisited(f *Func, fates []facts.Fate) bool {
	any := false
	for _, fate := range fates {
		switch {
		case fate.How == facts.FateArg && fate.Call < len(f.Calls):
			c := &f.Calls[fate.Call]
			if l.anyInView(l.index.directTargets(c)) {
				return false
			}
			if !fate.Visits && (l.retains(c, fate.Arg, retainDepth) || l.handsOnResult(f, c)) {
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

// handsOnResult reports whether f lets go of the object that a call gives it: what the call
// has taken stands in it.
func (l *linker) handsOnResult(f *Func, c *facts.Call) bool {
	return slices.ContainsFunc(c.Fates, func(fate facts.Fate) bool {
		if fate.How != facts.FateArg || fate.Call >= len(f.Calls) {
			return true
		}
		return fate.Arg > 0 || f.Calls[fate.Call].Callee.Type == ""
	})
}

// isExported reports whether other packages can name a field.
func isExported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}
