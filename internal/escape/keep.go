package escape

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/program"
)

// Keep tells who has an object once the activation that it was made for has returned.
type Keep int

const (
	// KeepFrame: nobody, the object goes with the activation.
	KeepFrame Keep = iota
	// KeepUnknown: perhaps code that is not in view, or that is not followed so far.
	KeepUnknown
	// KeepBeyond: a variable, a goroutine, an object that was there before.
	KeepBeyond
)

// maxKeepSteps is how many objects, parameters and callers one question may lead to.
const maxKeepSteps = 300

// fortune is where an object goes, seen from the function that has it.
type fortune struct {
	keep   Keep
	result bool  // into a result of the function
	into   []int // into what the function was given as these parameters
}

func (o *fortune) merge(p fortune) {
	o.keep = max(o.keep, p.keep)
	o.result = o.result || p.result
	for _, n := range p.into {
		if !slices.Contains(o.into, n) {
			o.into = append(o.into, n)
		}
	}
}

// keeper follows one object.
type keeper struct {
	l    *Flow
	seen map[keepKey]bool
	left int
	// given says that the object went into something which a function was given that nobody in
	// view calls.
	given bool
	// asked says that a method which code out of view asks for, by an interface, returned it.
	asked bool
}

// keptAs is what is known of an object.
type keptAs struct {
	keep  Keep
	given bool
	asked bool
}

// keepKey names an object, parameter or closure of a function.
type keepKey struct {
	function uint32
	op       facts.Op
	n        int
	text     string
}

// KeptAs tells who keeps what f makes, or has made, as root: the holders are followed into the
// functions that are given the object and, where f returns it or puts it into what it was
// given, to the callers. Of a function that nobody in view calls, somebody else has it then.
func (l *Flow) KeptAs(f *program.Func, root *facts.Term) Keep { return l.keptAs(f, root).keep }

// GoesOn reports whether what f makes, or has made, as root is seen to be put where it stays: into
// what was there before, which may be something that a function was given by code out of view.
func (l *Flow) GoesOn(f *program.Func, root *facts.Term) bool {
	as := l.keptAs(f, root)
	return as.keep == KeepBeyond || as.given
}

// IsAnswer reports whether what f makes, or has made, as root is handed to code out of view as the
// result of a method that this asks for by an interface, and is not seen to stay elsewhere: it lives
// as long as that code likes, as what an exported function returns does.
func (l *Flow) IsAnswer(f *program.Func, root *facts.Term) bool {
	as := l.keptAs(f, root)
	return as.asked && as.keep != KeepBeyond
}

func (l *Flow) keptAs(f *program.Func, root *facts.Term) keptAs {
	key := keepKey{f.Number, root.Op, root.N, root.Text}
	if known, ok := l.kept[key]; ok {
		return known
	}
	k := &keeper{l: l, seen: map[keepKey]bool{}, left: maxKeepSteps}
	keep := k.above(f, k.object(f, root))
	out := keptAs{keep, k.given, k.asked}
	l.kept[key] = out
	return out
}

// above goes on with an object to the callers of the function that hands it out.
func (k *keeper) above(f *program.Func, o fortune) Keep {
	if o.keep == KeepBeyond || !o.result && len(o.into) == 0 {
		return o.keep
	}
	if !k.step(f, "above", 0, "") {
		return KeepUnknown
	}
	if f.Parent != "" || len(f.UsedAt) > 0 || len(f.Callers) == 0 || f.Exported && !f.Package.Closed {
		k.given = k.given || len(o.into) > 0
		k.asked = k.asked || o.result && f.Shape != facts.ShapeHandler && k.l.Asked[f.Recv+"."+f.Name]
		return KeepUnknown
	}
	out := o.keep
	for _, e := range f.Callers {
		if e.Caller.Testing {
			continue
		}
		if e.Mode != facts.ModePlain || e.Iface {
			k.given = k.given || len(o.into) > 0
			return KeepUnknown
		}
		var at fortune
		if o.result {
			at.merge(k.returned(e.Caller, e.Call))
		}
		for _, n := range o.into {
			at.merge(k.object(e.Caller, program.ArgAt(e.Args, n)))
		}
		if out = max(out, k.above(e.Caller, at)); out == KeepBeyond {
			break
		}
	}
	return out
}

// step notes that something is looked at; false where it was before, or where it is enough.
func (k *keeper) step(f *program.Func, op facts.Op, n int, text string) bool {
	key := keepKey{f.Number, op, n, text}
	if k.seen[key] || k.left <= 0 {
		return false
	}
	k.seen[key] = true
	k.left--
	return true
}

// object tells where an object of f goes: one that f makes or has made, that it was given, or
// that a field of one of these holds.
func (k *keeper) object(f *program.Func, t *facts.Term) fortune {
	if k.left <= 0 {
		return fortune{keep: KeepUnknown}
	}
	switch {
	case t.IsUnknown() || t.Up > 0:
		return fortune{keep: KeepUnknown}
	case t.Op == facts.OpParam:
		return fortune{into: []int{t.N}}
	case t.Op == facts.OpPhi:
		var out fortune
		for _, a := range t.Args {
			out.merge(k.object(f, a))
		}
		return out
	case t.Op != facts.OpNew && t.Op != facts.OpLocal && t.Op != facts.OpCall:
		return fortune{keep: KeepBeyond}
	}
	if !k.step(f, t.Op, t.N, t.Text) {
		return fortune{}
	}
	if t.Op == facts.OpCall {
		return k.called(f, t)
	}
	out, any := fortune{}, false
	for i := range f.Makes {
		m := &f.Makes[i]
		if t.Op == facts.OpNew && m.N == t.N || t.Op == facts.OpLocal && m.Local == t.Text {
			any = true
			out.merge(k.fates(f, m.Fates))
			out.merge(k.inClosures(f, &facts.Term{Op: facts.OpNew, N: m.N}))
		}
	}
	if t.Op == facts.OpLocal {
		out.merge(k.inClosures(f, t))
	}
	if !any && t.Op == facts.OpLocal {
		out.keep = max(out.keep, KeepUnknown)
	}
	return out
}

// called tells where the result of the calls of a function go.
func (k *keeper) called(f *program.Func, t *facts.Term) fortune {
	out, any := fortune{}, false
	for i := range f.Calls {
		if c := &f.Calls[i]; program.CalledAs(c) == t.Text {
			any = true
			out.merge(k.returned(f, c))
		}
	}
	if !any {
		return fortune{keep: KeepUnknown}
	}
	out.merge(k.inClosures(f, t))
	return out
}

// returned tells where the first result of a call goes.
func (k *keeper) returned(f *program.Func, c *facts.Call) fortune {
	if len(c.Fates) == 0 && !c.Dropped {
		return fortune{keep: KeepUnknown} // of a type without a name, or not followed
	}
	return k.fates(f, c.Fates)
}

func (k *keeper) fates(f *program.Func, fates []facts.Fate) fortune {
	var out fortune
	for _, fate := range fates {
		switch fate.How {
		case facts.FateReturn:
			out.result = true
		case facts.FateField:
			out.merge(k.object(f, fate.Dest.Arg(0)))
			out.merge(k.handedOn(fate.Dest.Text))
		case facts.FateElem:
			out.merge(k.container(f, fate.Dest))
		case facts.FateArg:
			if fate.Call >= len(f.Calls) {
				out.keep = max(out.keep, KeepUnknown)
				continue
			}
			out.merge(k.argument(f, &f.Calls[fate.Call], fate.Arg, false))
		case facts.FateCaptured:
			out.merge(k.closure(f, k.l.Funcs[fate.Dest.Text]))
		default:
			out.keep = KeepBeyond
		}
	}
	return out
}

// container tells where a list or map of f goes: with the object of which it is a field, or by
// itself.
func (k *keeper) container(f *program.Func, t *facts.Term) fortune {
	for t != nil && (t.Op == facts.OpElem || t.Op == facts.OpSlice || t.Op == facts.OpAppend) {
		t = t.Arg(0)
	}
	if t != nil && t.Op == facts.OpField {
		return k.object(f, t.Arg(0))
	}
	return k.object(f, t)
}

// argument tells where argument n of a call goes, a function or an object.
func (k *keeper) argument(f *program.Func, c *facts.Call, n int, isFunc bool) fortune {
	if c.Mode == facts.ModeGo {
		return fortune{keep: KeepBeyond}
	}
	targets := k.l.DirectTargets(c)
	if !k.l.AnyInView(targets) {
		switch {
		case program.OfAtomic(c.Callee) && n > 0 && n == len(c.Args)-1:
			return k.container(f, c.Args[0])
		case k.l.LibraryKeeps(c, n):
			return fortune{keep: KeepBeyond}
		case !isFunc:
			return fortune{keep: KeepUnknown}
		}
		switch k.l.Callback(c, n) {
		case libcall.CallbackSync:
			return fortune{}
		case libcall.CallbackAsync, libcall.CallbackEvent, libcall.CallbackTick:
			return fortune{keep: KeepBeyond} // it is run once the call has returned
		}
		return fortune{keep: KeepUnknown}
	}
	var out fortune
	for _, id := range targets {
		g := k.l.Funcs[id]
		if g == nil || g.Unread {
			out.keep = max(out.keep, KeepUnknown)
			continue
		}
		at := k.parameter(g, k.l.ParamIndex(g, n))
		out.keep = max(out.keep, at.keep)
		if at.result {
			out.merge(k.returned(f, c))
		}
		for _, q := range at.into {
			if q != k.l.ParamIndex(g, n) {
				out.merge(k.object(f, program.ArgAt(c.Args, q)))
			}
		}
	}
	return out
}

// parameter tells where g puts what it is given as parameter n.
func (k *keeper) parameter(g *program.Func, n int) fortune {
	if !k.step(g, facts.OpParam, n, "") {
		if k.left <= 0 {
			return fortune{keep: KeepUnknown}
		}
		return fortune{}
	}
	t := &facts.Term{Op: facts.OpParam, N: n}
	out := k.uses(g, t)
	out.merge(k.inClosures(g, t))
	return out
}

// uses tells what g itself does with an object that it was given or has captured.
func (k *keeper) uses(g *program.Func, t *facts.Term) fortune {
	var out fortune
	is := func(u *facts.Term) bool { return slices.ContainsFunc(u.Alternatives(), is(t)) }
	for i := range g.Sites {
		s := &g.Sites[i]
		switch {
		case s.Val == nil || !is(s.Val) || s.Within:
		case s.How == facts.HowSend:
			out.keep = KeepBeyond
		default:
			out.merge(k.container(g, s.Ref))
		}
	}
	for _, r := range g.Results {
		out.result = out.result || is(r)
	}
	for _, st := range k.l.StoresOf[g.ID] {
		if is(st.Val) {
			out.merge(k.storedIn(g, st))
			out.merge(k.handedOn(st.Field))
		}
	}
	for i := range g.Uses {
		if u := &g.Uses[i]; u.Bound != nil && is(u.Bound) {
			out.merge(k.function(g, u))
		}
	}
	for i := range g.Calls {
		c := &g.Calls[i]
		for j, a := range c.Args {
			if a != nil && is(a) {
				out.merge(k.argument(g, c, j, false))
			}
		}
	}
	return out
}

// handedOn is what is known of an object in a field beside what becomes of the field's owner: who has it
// from there is not followed.
func (k *keeper) handedOn(field string) fortune {
	if k.l.HandsOn(field) {
		return fortune{keep: KeepUnknown}
	}
	return fortune{}
}

// storedIn tells where the object goes whose field takes a value.
func (k *keeper) storedIn(g *program.Func, st facts.Store) fortune {
	switch {
	case st.In > 0:
		return k.object(g, &facts.Term{Op: facts.OpNew, N: st.In - 1})
	case st.In < 0:
		return fortune{into: []int{-st.In - 1}}
	}
	return fortune{keep: KeepBeyond}
}
