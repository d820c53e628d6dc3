package reach

import (
	"iter"
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// slot is a place where an object is put: the value, the function that puts it there.
type slot struct {
	in    *program.Func
	block int
	val   *facts.Term
	// first says that the value is put there only where nothing was, succeeds that it takes over the
	// entries of what was there.
	first, succeeds bool
	place           *facts.Term // for an atomic pointer
}

// noteSlots notes what a function puts into fields, channels, contexts and atomic pointers.
func (l *Reach) noteSlots(f *program.Func) {
	for i := range f.Comms {
		if c := &f.Comms[i]; c.Op == facts.CommSend && c.Val != nil {
			if key := l.channelKey(f, c.Chan); key != "" {
				l.sent[key] = append(l.sent[key], slot{in: f, block: c.Block, val: c.Val})
			}
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if key, val := putBy(c); key != "" {
			l.put[key] = append(l.put[key], slot{in: f, block: c.Block, val: val, first: firstThere(f, c), succeeds: c.Succeeds, place: c.Args[0]})
		}
	}
	for _, st := range l.StoresOf[f.ID] {
		l.stored[st.Field] = append(l.stored[st.Field], slot{in: f, block: st.Block, val: st.Val})
	}
}

// channelKey names a channel: by its field or variable, or as what a function makes, for that and the closures
// that have captured it. It is "" for one that a function was given.
func (l *Reach) channelKey(f *program.Func, ch *facts.Term) string {
	if key := program.PlaceKey(ch); key != "" || ch.IsUnknown() || ch.Op != facts.OpNew {
		return key
	}
	if f = l.Outer(f, ch.Up); f == nil {
		return ""
	}
	return f.ID + "#" + strconv.Itoa(ch.N)
}

// Sent are the values that code in view sends on the channel of a field or variable, and the functions
// that send them.
func (l *Reach) Sent(key string) iter.Seq2[*facts.Term, *program.Func] {
	return func(yield func(*facts.Term, *program.Func) bool) {
		for _, s := range l.sent[key] {
			if !s.in.Testing && !yield(s.val, s.in) {
				return
			}
		}
	}
}

// heldBy are the places where a local variable is given what it holds.
func (l *Reach) heldBy(t *facts.Term) []slot {
	var out []slot
	for _, a := range l.Assigns[t.Text] {
		out = append(out, slot{in: a.In, block: a.Block, val: a.Val})
	}
	return out
}

// contextValue asks a context for what it has under a key, contextSlot begins the name of such a slot.
const (
	contextValue = "(context.Context).Value"
	contextSlot  = "context "
)

// putBy is the slot into which a call puts a value: the key of an atomic pointer's field
// or variable, or a key of a context.
func putBy(c *facts.Call) (key string, val *facts.Term) {
	switch {
	case c.Callee.Pkg == "context" && c.Callee.Name == "WithValue" && len(c.Args) == 3:
		return contextSlot + c.Args[1].String(), c.Args[2]
	case program.OfAtomic(c.Callee) && len(c.Args) >= 2:
		switch c.Callee.Name {
		case "Store", "Swap", "CompareAndSwap":
			if key := pointerKey(c.Args[0]); key != "" {
				return "atomic " + key, c.Args[len(c.Args)-1]
			}
		}
	}
	return "", nil
}

// pointerKey names the place of an atomic pointer: a field or variable, or any element of one.
func pointerKey(t *facts.Term) string {
	if t != nil && t.Op == facts.OpElem {
		if in := program.PlaceKey(t.Arg(0)); in != "" {
			return in + "[]"
		}
		return ""
	}
	return program.PlaceKey(t)
}

// firstThere reports whether a call puts something into an atomic pointer only where there is
// nothing.
func firstThere(f *program.Func, c *facts.Call) bool {
	if c.Callee.Name == "CompareAndSwap" {
		return len(c.Args) == 3 && program.IsZeroTerm(c.Args[1])
	}
	return c.Callee.Name == "Store" && slices.ContainsFunc(f.GuardsAt(c.Block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardNil && !g.Neg && g.X != nil && isPointerLoad(g.X) && g.X.Arg(0).Equal(c.Args[0])
	})
}

func isPointerLoad(t *facts.Term) bool {
	return t.Op == facts.OpCall && t.N == 0 && t.Text == "(*sync/atomic.Pointer).Load"
}

// keptPlace is the place from which a call loads an object that stays there as long as the place does:
// it was made with that or when it was first asked for, and what takes its turn succeeds it; nil if it
// may be another one.
func (l *Reach) keptPlace(call *facts.Term) *facts.Term {
	if !isPointerLoad(call) || !l.isKept("atomic "+pointerKey(call.Arg(0))) {
		return nil
	}
	return call.Arg(0)
}

func (l *Reach) isKept(key string) bool {
	if kept, ok := l.keeping[key]; ok {
		return kept
	}
	l.keeping[key] = false
	l.keeping[key] = len(l.put[key]) > 0 && !slices.ContainsFunc(l.put[key], func(s slot) bool {
		if s.val.Op != facts.OpNew && !(s.val.Op == facts.OpCall && l.ReturnsNew(s.val.Text, s.val.N)) {
			return true
		}
		return !s.first && !s.succeeds && l.comesAgain(turn{s.in, s.block, s.place.Arg(0)})
	})
	return l.keeping[key]
}

// slotsOf are the values that a look-up in a context or an atomic pointer can find.
func (l *Reach) slotsOf(call *facts.Term) []slot {
	switch call.Text {
	case contextValue:
		return l.put[contextSlot+call.Arg(1).String()]
	case "(*sync/atomic.Pointer).Load", "(*sync/atomic.Value).Load":
		return first(l.put["atomic "+pointerKey(call.Arg(0))])
	}
	return nil
}

// first are the slots of a place without those whose objects succeed what was there: these go on for
// the one that was put there first.
func first(slots []slot) []slot {
	out := slices.DeleteFunc(slices.Clone(slots), func(s slot) bool { return s.succeeds })
	if len(out) == 0 {
		return slots
	}
	return out
}

// InContext reports whether a call looks up what code in view puts into a context.
func (l *Reach) InContext(call *facts.Term) bool {
	return call.Text == contextValue && len(l.slotsOf(call)) > 0
}

// storedIn are the values that f itself, or the function by which f makes the object,
// puts into a field of it.
func (l *Reach) storedIn(f *program.Func, field string, of *facts.Term) []*facts.Term {
	switch of.Op {
	case facts.OpNew:
		return ValuesOf(l.StoresOf[f.ID], field)
	case facts.OpCall:
		var out []*facts.Term
		for _, v := range ValuesOf(l.StoresOf[of.Text], field) {
			if v = v.Substitute(of.Args); !v.IsUnknown() && !(v.Op == facts.OpNew && v.N < 0) {
				out = append(out, v)
			}
		}
		return out
	}
	return nil
}

func ValuesOf(stores []facts.Store, field string) []*facts.Term {
	var out []*facts.Term
	for _, st := range stores {
		if st.Field == field && !st.Val.IsUnknown() && st.Val.Op != facts.OpZero {
			out = append(out, st.Val)
		}
	}
	return out
}

// MadeRate is how often objects of a type, or of the types that they stand in, are made.
func (l *Reach) MadeRate(key string) Rate { return l.madeRateOf(key, 4) }

func (l *Reach) madeRateOf(key string, depth int) Rate {
	if r, ok := l.made[key]; ok {
		return r
	}
	if depth == 0 {
		return 0
	}
	l.made[key] = 0
	var out Rate
	if len(l.Variables[key]) > 0 {
		out |= RateOnce
	}
	for _, m := range l.Makes[key] {
		if m.In.Testing {
			continue
		}
		if l.onceFor(m.In, m.Make.Block) {
			out |= RateOnce
			continue
		}
		out |= l.Rates().At(m.In, m.Make.Block) & RateLive
	}
	if len(l.Makes[key]) == 0 {
		for _, h := range l.Holders[key] {
			if h.Owner != key {
				out |= l.madeRateOf(h.Owner, depth-1)
			}
		}
	}
	l.made[key] = out
	return out
}

// isReplaced reports whether a field takes another object again and again while its owner
// lives: then objects come and go in it.
func (l *Reach) isReplaced(field string) bool {
	if r, ok := l.reassigned[field]; ok {
		return r
	}
	l.reassigned[field] = false
	l.reassigned[field] = slices.ContainsFunc(l.assigns[field], func(at assignment) bool {
		return !onceAssigned(at.site, at.in) && !l.filledByOnce(at.in, field) && l.comesAgain(turn{at.in, at.site.Block, at.site.Ref.Arg(0)})
	})
	return l.reassigned[field]
}

// onceAssigned reports whether an assignment happens only while the field is nil, or
// in a method that begins the owner's life.
func onceAssigned(st *facts.Site, f *program.Func) bool {
	return program.IsStartName(f.Name) || fillsNil(st, f)
}

// filledByOnce reports whether a closure that fills a field is run by a sync.Once of the object that has
// the field.
func (l *Reach) filledByOnce(f *program.Func, field string) bool {
	return f.Parent != "" && len(f.UsedAt) > 0 && !slices.ContainsFunc(f.UsedAt, func(u program.Use) bool {
		if u.How != facts.UseArg || u.Call >= len(u.In.Calls) || !IsOnceDo(&u.In.Calls[u.Call]) {
			return true
		}
		once := program.ArgAt(u.In.Calls[u.Call].Args, 0)
		return once.Op != facts.OpField || program.OwnerOf(once.Text) != program.OwnerOf(field)
	})
}

// fillsNil reports whether what is put into a field takes the place of nothing.
func fillsNil(st *facts.Site, f *program.Func) bool {
	return slices.ContainsFunc(f.GuardsAt(st.Block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardNil && !g.Neg && g.X != nil && st.Ref != nil && g.X.Text == st.Ref.Text
	})
}

// Rates are the rates of all functions, computed when first asked for.
func (l *Reach) Rates() *Frequency {
	if l.freq == nil {
		l.freq = frequencyOf(l)
	}
	return l.freq
}
