package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// emptySource is the name of the container that a removal takes its keys from, if nothing
// in view ever puts anything there; otherwise "".
func (l *Growth) emptySource(c *Container, e *Event) string {
	from := keySource(l.ReadOut(e.Key, 2))
	if from == nil || from.Text == c.Key {
		return ""
	}
	decl := l.Containers[from.Text]
	if decl == nil || decl.Exported || decl.Lib != "" || l.gains(from.Text) {
		return ""
	}
	return program.LastName(program.PlaceOf(from.Text))
}

// keySource is the container that a key is a key or an element of, nil if it is of none
// that has a name.
func keySource(t *facts.Term) *facts.Term {
	within := false
	for t != nil {
		switch t.Op {
		case facts.OpKey, facts.OpElem, facts.OpRecv:
			within, t = true, t.Arg(0)
		case facts.OpField, facts.OpGlobal:
			if within {
				return t
			}
			t = t.Arg(0)
		case facts.OpSlice:
			t = t.Arg(0)
		default:
			return nil
		}
	}
	return nil
}

// gains reports whether code in view that runs may put something into a container: by an operation,
// by giving it to code that could, or by storing something that is not new and empty.
func (l *Growth) gains(key string) bool {
	if l.gaining == nil {
		l.gaining = l.findGaining()
	}
	return l.gaining[key]
}

func (l *Growth) findGaining() map[string]bool {
	out := map[string]bool{}
	note := func(t *facts.Term) {
		t.Walk(func(u *facts.Term) bool {
			if u.Op == facts.OpField || u.Op == facts.OpGlobal {
				out[u.Text] = true
			}
			return true
		})
	}
	for _, f := range l.SortedFuncs() {
		if !l.Rates().Rates[f.Number].Has(reach.RateLive) {
			continue // nothing calls it
		}
		for i := range f.Sites {
			noteWhole(f.Sites[i].Val, out) // another field or element gets it as well
			switch st := &f.Sites[i]; {
			case st.Op == facts.Grow || st.Op == facts.Overwrite:
				note(st.Ref)
			case st.Op == facts.Shrink && st.Extent != facts.ExtentOne && !l.isEmptyMade(f, st):
				note(st.Ref)
			}
		}
		for i := range f.Calls {
			l.callGains(&f.Calls[i], note, out)
		}
		for i := range f.Comms {
			if f.Comms[i].Op == facts.CommSend {
				note(f.Comms[i].Chan)
			}
		}
		for _, r := range f.Results {
			for _, a := range r.Alternatives() {
				noteWhole(a, out)
			}
		}
	}
	for _, stores := range l.Stores {
		for _, s := range stores {
			noteWhole(s.Val, out)
		}
	}
	return out
}

// callGains notes what a call may put something into: what code out of view is given, and what
// code in view is given as a whole.
func (l *Growth) callGains(c *facts.Call, note func(*facts.Term), out map[string]bool) {
	l.partsGained(c, note)
	inView := c.Func != "" && l.Funcs[c.Func] != nil && !c.Iface
	for _, a := range c.Args {
		switch {
		case inView:
			noteWhole(a, out)
		case !l.isPlainPart(a):
			note(a)
		}
	}
}

// isPlainPart reports whether a value is a key of a container, or an element that holds no
// other elements: who is given it can put nothing into what it was taken from.
func (l *Growth) isPlainPart(t *facts.Term) bool {
	if t.IsUnknown() || t.Op != facts.OpKey && t.Op != facts.OpElem {
		return false
	}
	decl := l.Containers[t.Arg(0).Text]
	return t.Op == facts.OpKey || decl != nil && program.KindAt(decl, 1) == facts.KindNone
}

// noteWhole notes a container that is handed on as a whole.
func noteWhole(t *facts.Term, out map[string]bool) {
	if t != nil && (t.Op == facts.OpField || t.Op == facts.OpGlobal) {
		out[t.Text] = true
	}
}

// isEmptyMade reports whether an assignment leaves nothing in the container: nil, or a map
// or channel that was just made and not filled before.
func (l *Growth) isEmptyMade(f *program.Func, st *facts.Site) bool {
	if st.Zero || st.How == facts.HowClear || st.Val != nil && st.Val.Op == facts.OpZero {
		return true
	}
	decl := l.Containers[st.Ref.Text]
	if decl == nil || program.KindAt(decl, 0) != facts.KindMap && program.KindAt(decl, 0) != facts.KindChan || st.Val == nil || st.Val.Op != facts.OpNew || st.Val.Up != 0 {
		return false
	}
	return !slices.ContainsFunc(f.Sites, func(in facts.Site) bool { return in.Op == facts.Grow && in.Ref.Equal(st.Val) })
}

// countOf reads a count that may have been lowered: what it was and by how much.
func countOf(t *facts.Term) (*facts.Term, int) {
	if t.IsUnknown() || t.Op != facts.OpBin || len(t.Args) != 2 {
		return t, 0
	}
	n, ok := number(t.Arg(1))
	switch {
	case !ok:
		return nil, 0
	case t.Text == "-":
		return t.Arg(0), n
	case t.Text == "+":
		return t.Arg(0), -n
	}
	return nil, 0
}

// isCountOf reports whether a term is the value under the key, or a field of it.
func isCountOf(c *Container, t, key *facts.Term) bool {
	if t.Op == facts.OpField {
		t = t.Arg(0)
	}
	return t.Op == facts.OpElem && program.RefersTo(t.Arg(0), c.Key) && t.Arg(1).Equal(key)
}

// countedDown reports whether the function that removes also counts down by one; where it
// has done so before it asks, less says by how much more.
func (l *Growth) countedDown(c *Container, e *Event, g *facts.Guard, count *facts.Term, less *int) bool {
	found := false
	for _, d := range c.Empties {
		if d.Func != e.Func || d.How != facts.HowCount {
			continue
		}
		found = true
		if *less == 0 && program.Reaches(e.Func, d.Block, g.Block) {
			*less = 1
		}
	}
	for _, s := range l.StoresOf[e.Func.ID] {
		if was, n := countOf(s.Val); s.Field == count.Text && n == 1 && was.Equal(count) {
			found = true
			if *less == 0 && program.Reaches(e.Func, s.Block, g.Block) {
				*less = 1
			}
		}
	}
	return found
}

// beginsWithOne reports whether an insert puts in a count of one or more.
func (l *Growth) beginsWithOne(in *Event, count *facts.Term) bool {
	if count.Op == facts.OpElem {
		if n, ok := number(in.Val); ok {
			return n >= 1
		}
		was, less := countOf(in.Val)
		return was != nil && less < 0 && was.Op == facts.OpElem
	}
	return slices.ContainsFunc(l.StoresOf[in.Func.ID], func(s facts.Store) bool {
		if s.Field != count.Text {
			return false
		}
		n, ok := number(s.Val)
		return ok && n >= 1 || countsUp(in, s)
	})
}

// countsUp reports whether the function of an insert goes on to count the entry up, whichever
// way it takes.
func countsUp(in *Event, s facts.Store) bool {
	was, less := countOf(s.Val)
	if was == nil || less >= 0 || was.Op != facts.OpField || was.Text != s.Field || !slices.ContainsFunc(was.Arg(0).Alternatives(), in.Val.Equal) {
		return false
	}
	return s.Block == in.Block || (&known{}).passes(in.Func.Func, in.Func.Blocks[in.Block].Succs, s.Block)
}

// Stuck is an insert of a count at which nothing removes the entry, nil if there is none:
// every removal asks for another count, which the entry never has if nobody counts it up.
func (l *Growth) Stuck(c *Container) *Event {
	if !c.Keyed() {
		return nil
	}
	for _, in := range c.Grows {
		if !in.Roots.Live() || in.Roots.Construct {
			continue
		}
		removed := false
		for _, e := range c.Shrinks {
			if e.Class != ClassVoid && (e.Extent != facts.ExtentOne || !l.asksOtherCount(c, in, e)) {
				removed = true
				break
			}
		}
		if !removed && c.LosesKeys() {
			return in
		}
	}
	return nil
}

// LosesKeys reports whether something that counts removes single keys.
func (c *Container) LosesKeys() bool {
	return slices.ContainsFunc(c.Shrinks, func(e *Event) bool { return e.Class != ClassVoid && e.Extent == facts.ExtentOne })
}

// asksOtherCount reports whether a removal asks for a count that an insert does not put in.
func (l *Growth) asksOtherCount(c *Container, in, e *Event) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		count, less := countOf(g.X)
		bound, ok := number(g.Y)
		if !program.IsComparison(&g) || !ok || count == nil || !isCountOf(c, count, e.Key) {
			return false
		}
		begins, ok := l.beginsWith(in, count)
		return ok && !compares(begins-less, g.Op, bound)
	})
}

// beginsWith is the count that an insert puts in, where that can be told.
func (l *Growth) beginsWith(in *Event, count *facts.Term) (int, bool) {
	if count.Op == facts.OpElem {
		return number(in.Val)
	}
	if in.Val == nil || in.Val.Op != facts.OpNew {
		return 0, false
	}
	for _, s := range l.StoresOf[in.Func.ID] {
		if s.Field == count.Text {
			return number(s.Val)
		}
	}
	return 0, true // a new object that nobody has counted on
}

// partsGained notes the containers, told apart by the places of their structs, into which a
// function in view that is called puts something.
func (l *Growth) partsGained(c *facts.Call, note func(*facts.Term)) {
	for _, id := range l.DirectTargets(c) {
		g := l.Funcs[id]
		if g == nil {
			continue
		}
		for i := range g.Sites {
			if st := &g.Sites[i]; st.Op == facts.Grow || st.Op == facts.Overwrite {
				note(l.Compose(st.Ref.Substitute(c.Args)))
			}
		}
	}
}
