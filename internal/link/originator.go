package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// keyDepth is how many calls and stores a key is followed back through.
const keyDepth = 6

// originator follows one key to where it comes from.
type originator struct {
	l    *linker
	base *facts.Term
	seen map[string]bool
	in   *Func  // the function in whose frame base is
	from string // the container that keys were ranged from
	// labels asks what a label may be: few values are few there, and what was received
	// is what was sent.
	labels bool
	// named is the type of the objects, which come and go, that the label names.
	named string
}

// of returns the origin of a term of f; depth bounds the calls followed upward.
func (o *originator) of(t *facts.Term, f *Func, depth int) Origin {
	if t.IsUnknown() || depth < 0 {
		return OriginUnknown
	}
	if o.labels {
		if out := o.told(t); out != OriginUnknown {
			return out
		}
	}
	switch t.Op {
	case facts.OpConst, facts.OpZero:
		return OriginConstant
	case facts.OpMask:
		return OriginMasked
	case facts.OpFunc:
		return OriginFunc
	case facts.OpNew:
		return OriginUnknown // an object's address, or a value built in place: terms do not tell
	case facts.OpRecv:
		if o.labels {
			return OriginUnknown
		}
		return OriginOutside
	case facts.OpKey, facts.OpElem:
		return o.ranged(t, f, depth)
	case facts.OpPhi, facts.OpBin, facts.OpStruct:
		return o.worst(t.Args, f, depth)
	case facts.OpParam:
		return o.param(t, f, depth)
	case facts.OpField:
		return o.field(t, f, depth)
	case facts.OpGlobal:
		if o.l.counts(t.Text) {
			return OriginFresh
		}
		return o.stored(t.Text, depth, OriginConstant)
	case facts.OpCall:
		return o.call(t, f, depth)
	case facts.OpSlice:
		return o.of(t.Arg(0), f, depth)
	}
	return OriginUnknown
}

func (o *originator) worst(args []*facts.Term, f *Func, depth int) Origin {
	out := OriginConstant
	for _, a := range args {
		out = worse(out, o.of(a, f, depth))
	}
	return out
}

// ranged is a key or element of another container: of a known one, or of what a
// parameter or a call brings.
func (o *originator) ranged(t *facts.Term, f *Func, depth int) Origin {
	in := t.Arg(0)
	for in.Op == facts.OpSlice || in.Op == facts.OpElem {
		in = in.Arg(0)
	}
	switch in.Op {
	case facts.OpPhi:
		out := OriginConstant
		for _, a := range in.Args {
			if a != nil && a.Op != facts.OpNew { // a list written out here is constant
				out = worse(out, o.ranged(&facts.Term{Op: t.Op, Args: []*facts.Term{a}}, f, depth))
			}
		}
		return out
	case facts.OpField, facts.OpGlobal, facts.OpLocal:
		if in.Op == facts.OpField && o.l.decodedFromPeer(ownerOf(in.Text)) {
			return OriginOutside
		}
		if c := o.l.index.containers[in.Text]; c != nil && !o.l.decoded(in) {
			o.from = in.Text
			return OriginRanged
		}
		return o.of(in, f, depth-1)
	case facts.OpParam, facts.OpCall, facts.OpRecv:
		return o.of(in, f, depth-1)
	}
	return OriginUnknown
}

// decoded reports whether a container is a field of the receiver that no code in view
// fills: it was decoded at set-up.
func (l *linker) decoded(t *facts.Term) bool {
	root := innermost(t)
	return t.Op == facts.OpField && root.Op == facts.OpParam && root.N == 0 && !l.filled[t.Text]
}

// param is what the callers pass; without callers in view, a parameter.
func (o *originator) param(t *facts.Term, f *Func, depth int) Origin {
	if t.Up > 0 {
		return o.captured(t, f, depth)
	}
	key := f.ID + t.String()
	if o.seen[key] {
		return OriginConstant // a recursive call adds no key of its own
	}
	o.seen[key] = true
	if f.Shape == facts.ShapeHandler && !(o.labels && passedAlong(t, f)) {
		return OriginOutside
	}
	out, n := OriginConstant, 0
	for _, e := range f.callers {
		if e.caller.Testing || t.N >= len(e.args) {
			continue
		}
		if e.caller != f {
			n++ // who calls itself was called by somebody before
		}
		if o.labels && o.l.askedAt(e.args[t.N], e.caller, e.block) {
			continue
		}
		out = worse(out, o.of(e.args[t.N], e.caller, depth-1))
	}
	if n == 0 {
		return OriginParam
	}
	return out
}

// captured is a variable of an enclosing function: one value for each closure made,
// so bounded if closures are made at set-up only.
func (o *originator) captured(t *facts.Term, f *Func, depth int) Origin {
	maker := o.l.index.outer(f, t.Up)
	if maker == nil {
		return OriginUnknown
	}
	inner := o.of(t.Raise(t.Up), maker, depth-1)
	if inner.Bounded() {
		return inner
	}
	r := o.l.rates().rates[maker.number]
	made := r.has(rateAPI) && !o.returnsIt(f)
	if !r.has(rateEvent|rateTick|rateKept|rateUnknown) && !made {
		return OriginCaptured
	}
	return inner
}

// returnsIt reports whether a closure is what its maker returns: a maker of handlers
// is asked for one at set-up, while one that hands the closure on runs for each event.
func (o *originator) returnsIt(f *Func) bool {
	return slices.ContainsFunc(f.usedAt, func(u use) bool { return u.How == facts.UseReturn })
}

// field is what is stored in the field. A field of the holder itself is one key for
// each holder.
func (o *originator) field(t *facts.Term, f *Func, depth int) Origin {
	if o.l.counts(t.Text) {
		return OriginFresh
	}
	if f == o.in && o.base != nil && !o.base.IsUnknown() && t.Arg(0).Equal(o.base) && !o.l.rewritten(t.Text) {
		return OriginOwn
	}
	root := t
	for root.Op == facts.OpField || root.Op == facts.OpElem {
		root = root.Arg(0)
	}
	if root.Op == facts.OpRecv && o.labels {
		return o.stored(t.Text, depth, OriginUnknown)
	}
	if root.Op == facts.OpRecv {
		if sent := o.stored(t.Text, depth, OriginOutside); sent.Bounded() {
			return sent
		}
		return OriginOutside
	}
	if len(o.l.index.stores[t.Text]) == 0 && isSettings(root, f) {
		return OriginConfig
	}
	if root.Op == facts.OpParam && (root.Up == 0 || o.labels) {
		if at := o.l.index.outer(f, root.Up); at != nil && root.N < len(at.Params) && at.Params[root.N].Type == requestType && o.foreign(root, f) {
			return OriginOutside
		}
	}
	return o.stored(t.Text, depth, OriginUnknown)
}

// rewritten reports whether a method of the object that has a field sets it again and again:
// such a field is no one key for each object.
func (l *linker) rewritten(field string) bool {
	owner := ownerOf(field)
	return slices.ContainsFunc(l.index.stores[field], func(s facts.Store) bool {
		f := l.index.funcs[s.Func]
		if f == nil || f.Recv != owner || f.Testing {
			return false
		}
		r := l.walkerOf(owner).from(f, s.Block, &facts.Term{Op: facts.OpParam}, stance{})
		return r.Event || r.Tick
	})
}

// isSettings reports whether a term is the receiver or a package variable: a field of
// it that no code in view writes was decoded at set-up.
func isSettings(root *facts.Term, f *Func) bool {
	return root.Op == facts.OpGlobal || root.Op == facts.OpParam && root.N == 0 && (f.Recv != "" || root.Up > 0)
}

// stored is the worst of what is written to a field or variable; none in view yields
// otherwise.
func (o *originator) stored(key string, depth int, otherwise Origin) Origin {
	list := o.l.index.stores[key]
	if len(list) == 0 || o.seen[key] {
		return otherwise
	}
	o.seen[key] = true
	out := OriginConstant
	for _, st := range list {
		f := o.l.index.funcs[st.Func]
		if f == nil || f.Testing {
			continue
		}
		out = worse(out, o.of(st.Val, f, depth-1))
	}
	return out
}

// isTextFunction reports whether a function of the standard library builds a text out
// of its arguments.
func isTextFunction(callee string) bool {
	pkg, _, ok := strings.Cut(callee, ".")
	if !ok || strings.Contains(callee[len(pkg):], "/") {
		return false
	}
	switch pkg {
	case "fmt", "strings", "bytes", "strconv", "path", "path/filepath":
		return true
	}
	return callee == "(fmt.Stringer).String"
}

// call is the origin of a call's result: its arguments', unless the callee is known
// to make fresh ids or to read the outside world.
func (o *originator) call(t *facts.Term, f *Func, depth int) Origin {
	if g := o.l.index.funcs[t.Text]; g != nil && t.N < len(g.Results) {
		res := g.Results[t.N].Substitute(t.Args)
		if res.Known() {
			return o.of(res, f, depth-1)
		}
		return OriginUnknown
	}
	if from := o.l.sourceOf(t.Text); from != OriginUnknown && !(o.labels && tellsItself(t)) {
		return from
	}
	if len(t.Args) == 0 {
		return OriginUnknown
	}
	switch {
	case t.Text == "len", t.Text == "cap":
		return OriginMasked // sizes: no more of them than the largest is large
	case isTextFunction(t.Text):
		return o.worst(t.Args, f, depth)
	case strings.HasPrefix(t.Text, "(") && len(t.Args) == 1:
		// What a fresh id or a message tells of itself is as fresh, or as foreign.
		if of := o.of(t.Args[0], f, depth); of == OriginOutside || of == OriginFresh && t.Args[0].Op == facts.OpCall {
			return of
		}
	}
	return OriginUnknown
}
