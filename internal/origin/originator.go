package origin

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// KeyDepth is how many calls and stores a key is followed back through.
const KeyDepth = 6

// Originator follows one key to where it comes from.
type Originator struct {
	// Origins is where it looks.
	Origins *Origins
	// Base is the object that holds what the key goes into.
	Base *facts.Term
	In   *program.Func // the function in whose frame base is
	From []string      // the containers that keys were ranged from
	// Labels asks what a label may be: few values are few there, and what was received
	// is what was sent.
	Labels bool
	// State asks what a label may be of a series that tells how one thing is at the moment.
	State bool
	// Named is the type of the objects, which come and go, that the label names.
	Named string
	// Source is the first value that was found to come from outside the program, and
	// SourceIn the function whose frame it is in; nil unless the origin is OriginOutside.
	Source   *facts.Term
	SourceIn *program.Func
	// said are the answers for places that were asked for already.
	said map[string]found
	// asking are the methods of interfaces that are being asked for.
	asking map[string]bool
}

// found is what was found for one place, and how many more steps were allowed there.
type found struct {
	of    Origin
	depth int
}

// ask finds the origin of a place once. While it is asked it adds nothing to what it is found to
// be, as a recursive call adds no key of its own; an answer that ran out of steps is asked for anew
// where there are more.
func (o *Originator) ask(place string, depth int, find func() Origin) Origin {
	if a, ok := o.said[place]; ok && (a.of != OriginUnknown || a.depth >= depth) {
		return a.of
	}
	if o.said == nil {
		o.said = map[string]found{}
	}
	o.said[place] = found{OriginConstant, depth}
	out := find()
	o.said[place] = found{out, depth}
	return out
}

// Of returns the origin of a term of f; depth bounds the calls followed upward.
func (o *Originator) Of(t *facts.Term, f *program.Func, depth int) Origin {
	source, in := o.Source, o.SourceIn
	out := o.of(t, f, depth)
	switch {
	case out != OriginOutside:
		o.Source, o.SourceIn = source, in
	case o.Source == nil:
		o.Source, o.SourceIn = t, f
	}
	return out
}

func (o *Originator) of(t *facts.Term, f *program.Func, depth int) Origin {
	if t.IsUnknown() || depth < 0 {
		return OriginUnknown
	}
	if out := o.told(t); out != OriginUnknown {
		return out
	}
	switch t.Op {
	case facts.OpConst, facts.OpZero:
		return OriginConstant
	case facts.OpMask:
		return OriginMasked
	case facts.OpFunc:
		return OriginFunc
	case facts.OpNew:
		if o.Origins.Types[t.Text] != nil {
			return OriginUnknown // an object's address, or a value built in place: terms do not tell
		}
		return o.filled(t, f)
	case facts.OpRecv:
		if o.Labels {
			return o.sent(t.Arg(0), depth)
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
		if o.Origins.Counts(t.Text) {
			return OriginFresh
		}
		return o.stored(t.Text, depth, OriginConstant)
	case facts.OpLocal:
		return o.assignedTo(t.Text, depth)
	case facts.OpCall:
		if t.Up > 0 {
			return o.captured(t, f, depth)
		}
		return o.call(t, f, depth)
	case facts.OpSlice:
		return o.Of(t.Arg(0), f, depth)
	}
	return OriginUnknown
}

func (o *Originator) worst(args []*facts.Term, f *program.Func, depth int) Origin {
	out := OriginConstant
	for _, a := range args {
		out = worse(out, o.Of(a, f, depth))
	}
	return out
}

// ranged is a key or element of another container: of a known one, or of what a
// parameter or a call brings.
func (o *Originator) ranged(t *facts.Term, f *program.Func, depth int) Origin {
	in := t.Arg(0)
	for in.Op == facts.OpSlice || in.Op == facts.OpElem {
		in = in.Arg(0)
	}
	if root := program.Innermost(in); root.Op == facts.OpNew {
		if of := o.filled(root, f); of != OriginUnknown {
			return of
		}
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
		if in.Op == facts.OpField && o.Origins.decodedFromPeer(program.OwnerOf(in.Text)) {
			return OriginOutside
		}
		if c := o.Origins.Containers[in.Text]; c != nil && !o.Origins.decoded(in) {
			if of := o.assigned(in.Text, depth); of != OriginUnknown {
				return of
			}
			o.From = []string{in.Text}
			return OriginRanged
		}
		return o.Of(in, f, depth-1)
	case facts.OpParam, facts.OpCall, facts.OpRecv:
		if of := o.Of(in, f, depth-1); of != OriginUnknown || !o.asked(in, f) {
			return of
		}
		return o.ofSender(library.SentByServer)
	}
	return OriginUnknown
}

// assigned is the origin of a list or map that some code puts into a field or variable as a whole, if
// that is fresh or comes from the outside world: its elements do as well.
func (o *Originator) assigned(key string, depth int) Origin {
	if depth <= 1 {
		return OriginUnknown
	}
	of := o.ask("="+key, depth, func() Origin {
		for _, a := range o.Origins.assigned[key] {
			f := o.Origins.Funcs[a.in]
			if f == nil || f.Testing {
				continue
			}
			if of := o.Of(a.val, f, depth-1); of == OriginOutside || of == OriginFresh || of == OriginListed {
				return of
			}
		}
		return OriginUnknown
	})
	if of == OriginConstant {
		return OriginUnknown // it is asked: what it is filled from says
	}
	return of
}

// decoded reports whether a container is a field of the receiver that no code in view
// fills: it was decoded at set-up.
func (l *Origins) decoded(t *facts.Term) bool {
	root := program.Innermost(t)
	return t.Op == facts.OpField && root.Op == facts.OpParam && root.N == 0 && !l.filled[t.Text]
}

// param is what the callers pass; without callers in view, a parameter.
func (o *Originator) param(t *facts.Term, f *program.Func, depth int) Origin {
	if t.Up > 0 {
		return o.captured(t, f, depth)
	}
	return o.ask(f.ID+t.String(), depth, func() Origin { return o.passed(t, f, depth) })
}

// passed is what the callers of f pass for a parameter.
func (o *Originator) passed(t *facts.Term, f *program.Func, depth int) Origin {
	if isOneOfFew(f, t.N) {
		return OriginEnum
	}
	if f.Shape == facts.ShapeHandler && !(o.Labels && passedAlong(t, f)) && !toldBeside(t.N, f) {
		return OriginOutside
	}
	out, n := OriginConstant, 0
	for _, e := range f.Callers {
		if e.Caller.Testing || e.Caller.Package.Example && !f.Package.Example || t.N >= len(e.Args) {
			continue
		}
		if e.Caller != f {
			n++ // who calls itself was called by somebody before
		}
		if o.Labels && o.Origins.AskedAt(e.Args[t.N], e.Caller, e.Block) {
			continue
		}
		if b := e.Call.BoundAt(t.N); b != facts.KeyFree {
			out = worse(out, OfBound(b))
			continue
		}
		around := o.Origins.Around(e.Caller, e.Block)
		if of, ok := o.Origins.Vetted(e.Args[t.N], around); ok && !o.Labels {
			o.From, out = of, worse(out, OfVetted(of))
			continue
		}
		if !o.Labels && o.Origins.InSetAtSetUp(e.Args[t.N], e.Caller, around) {
			out = worse(out, OriginConfig)
			continue
		}
		out = worse(out, o.Of(e.Args[t.N], e.Caller, depth-1))
	}
	if f.Linked {
		return OriginOutside
	}
	if n == 0 {
		return OriginParam
	}
	return out
}

// captured is a variable of an enclosing function: one value for each closure made,
// so bounded if closures are made at set-up only.
func (o *Originator) captured(t *facts.Term, f *program.Func, depth int) Origin {
	maker := o.Origins.Outer(f, t.Up)
	if maker == nil {
		return OriginUnknown
	}
	inner := o.Of(t.Raise(t.Up), maker, depth-1)
	if inner.Bounded() {
		return inner
	}
	if o.Origins.madeAtSetUp(f, maker) && (t.Op == facts.OpParam || !o.Origins.madeInTurns(o.Origins.Outer(f, t.Up-1), maker)) {
		return OriginCaptured
	}
	return inner
}

// madeInTurns reports whether a function makes a closure in a loop that has no end.
func (l *Origins) madeInTurns(f, maker *program.Func) bool {
	return len(f.UsedAt) == 0 || slices.ContainsFunc(f.UsedAt, func(u program.Use) bool {
		return u.In != maker || l.Rates().At(maker, u.Block).Has(reach.RateMany)
	})
}

// madeAtSetUp reports whether a function makes the closures f at set-up only.
func (l *Origins) madeAtSetUp(f, maker *program.Func) bool {
	r := l.Rates().Rates[maker.Number]
	made := r.Has(reach.RateAPI) && !returnsIt(f)
	return !r.Has(reach.RateEvent|reach.RateTick|reach.RateKept|reach.RateUnknown) && !made
}

// sent is what code in view sends on a channel, by the name under which it was received from or by
// that of the field or variable from which it came to have this one.
func (o *Originator) sent(ch *facts.Term, depth int) Origin {
	key := program.PlaceKey(ch)
	if key == "" || depth == 0 {
		return OriginUnknown
	}
	return o.ask("sent "+key, depth, func() Origin {
		out, any := OriginConstant, false
		for val, in := range o.Origins.Sent(key) {
			out, any = worse(out, o.Of(val, in, depth-1)), true
		}
		for _, st := range o.Origins.Stores[key] {
			if from := program.PlaceKey(st.Val); from != "" && from != key {
				out, any = worse(out, o.sent(st.Val, depth-1)), true
			}
		}
		if !any {
			return OriginUnknown
		}
		return out
	})
}

// returnsIt reports whether a closure is what its maker returns: a maker of handlers
// is asked for one at set-up, while one that hands the closure on runs for each event.
func returnsIt(f *program.Func) bool {
	return slices.ContainsFunc(f.UsedAt, func(u program.Use) bool { return u.How == facts.UseReturn })
}

// assignedTo is the worst of what a local variable is given, unknown where nothing tells.
func (o *Originator) assignedTo(key string, depth int) Origin {
	list := o.Origins.Assigns[key]
	if len(list) == 0 {
		return OriginUnknown
	}
	return o.ask(key, depth, func() Origin {
		out := OriginConstant
		for _, a := range list {
			out = worse(out, o.Of(a.Val, a.In, depth-1))
		}
		return out
	})
}

// stored is the worst of what is written to a field or variable; none in view yields
// otherwise.
func (o *Originator) stored(key string, depth int, otherwise Origin) Origin {
	list := o.Origins.Stores[key]
	if len(list) == 0 {
		return otherwise
	}
	return o.ask(key, depth, func() Origin {
		out := OriginConstant
		for _, st := range list {
			f := o.Origins.Funcs[st.Func]
			if f == nil || f.Testing {
				continue
			}
			out = worse(out, o.Of(st.Val, f, depth-1))
		}
		return out
	})
}
