package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// calledOnError reports whether all who call the function of a removal do so after an error
// alone, and could end otherwise. Where an error is the only end that there is, as of a loop
// that reads, it is no error of the entry's.
func (l *Growth) calledOnError(c *Container, e *Event) bool {
	if e.Extent != facts.ExtentOne || e.Site != e.Func {
		return false
	}
	var ids []string
	for _, g := range c.Grows {
		ids = append(ids, g.Func.ID)
	}
	return l.onlyOnError(e.Func, l.CallersOf(ids, ReleaseHops), maxLift)
}

func (l *Growth) onlyOnError(f *program.Func, filling map[string]bool, depth int) bool {
	if depth == 0 || len(f.UsedAt) > 0 || l.Rates().Seed(f).Has(reach.RateLive) {
		return false
	}
	n := 0
	for _, up := range f.Callers {
		if up.Caller.Testing {
			continue
		}
		n++
		if up.Iface || up.Param || !l.afterError(up, filling) && !l.onlyOnError(up.Caller, filling, depth-1) {
			return false
		}
	}
	return n > 0
}

// afterError reports whether a call is made after an error, by a function that has other ways
// out than those which an error or the end of its work opens: from where it leads to an
// insert on, if it does.
func (l *Growth) afterError(up program.Edge, filling map[string]bool) bool {
	f := up.Caller
	if !slices.ContainsFunc(f.GuardsAt(up.Block), program.OnFailure) {
		return false
	}
	var from []int
	for i := range f.Calls {
		if slices.ContainsFunc(l.Targets(f, &f.Calls[i]), func(id string) bool { return filling[id] }) {
			from = append(from, f.Calls[i].Block)
		}
	}
	switch {
	case len(from) == 0:
		from = []int{0}
	case slices.Contains(from, up.Block):
		return false // it comes with the insert
	}
	k := &known{excused: func(b int) bool { return slices.ContainsFunc(f.GuardsAt(b), tellsEnd) }}
	return !k.passes(f.Func, from, up.Block)
}

// isPassedCount reports whether a count is a field of an object that all who call the function
// of a removal pass together with its key: the entry under that key.
func (l *Growth) isPassedCount(c *Container, e *Event, count *facts.Term) bool {
	return count.Op == facts.OpField && l.isEntry(c, e.Func, count.Arg(0), e.Key, maxLift)
}

// isEntry reports whether an object is what the container has under a key, as the function
// sees it, its maker if it is a closure, or those who call it.
func (l *Growth) isEntry(c *Container, f *program.Func, object, key *facts.Term, depth int) bool {
	if depth == 0 || !object.Known() || !key.Known() {
		return false
	}
	if object.Op == facts.OpPhi {
		return !slices.ContainsFunc(object.Args, func(o *facts.Term) bool { return !l.isEntry(c, f, o, key, depth) })
	}
	if object.Op == facts.OpElem && program.RefersTo(object.Arg(0), c.Key) && object.Arg(1).Equal(key) {
		return true
	}
	if slices.ContainsFunc(c.Grows, func(g *Event) bool { return g.Func == f && g.Key.Equal(key) && g.Val.Equal(object) }) {
		return true
	}
	if up := l.Funcs[f.Parent]; up != nil {
		if o, k := object.Raise(1), key.Raise(1); o.Known() && k.Known() {
			return l.isEntry(c, up, o, k, depth)
		}
	}
	if l.givesEntry(c, object, key, depth) {
		return true
	}
	n := 0
	for _, up := range f.Callers {
		if up.Caller.Testing {
			continue
		}
		n++
		if !l.isEntry(c, up.Caller, object.Substitute(up.Args), key.Substitute(up.Args), depth-1) {
			return false
		}
	}
	return n > 0
}

// givesEntry reports whether an object is what a function in view gives that finds or makes the entry under
// the key that it is given.
func (l *Growth) givesEntry(c *Container, object, key *facts.Term, depth int) bool {
	if object.Op != facts.OpCall || object.Up > 0 {
		return false
	}
	g := l.Funcs[object.Text]
	n := slices.IndexFunc(object.Args, key.Equal)
	if g == nil || n < 0 || object.N >= len(g.Results) {
		return false
	}
	given := &facts.Term{Op: facts.OpParam, N: n}
	some := false
	for _, res := range g.Results[object.N].Alternatives() {
		if res.IsZero() {
			continue
		}
		if some = true; !l.isEntry(c, g, res, given, depth-1) {
			return false
		}
	}
	return some
}

// OnlyThrough finds removals that get their key from an entry of another container, whoever
// owns that, which loses entries on its own: what is gone there is never removed here.
func (l *Growth) OnlyThrough(byID map[string]*Container, list []*Container) {
	for _, c := range list {
		if !c.Keyed() || c.Level != 0 || len(c.Grows) == 0 {
			continue
		}
		m := l.throughWhich(byID, c)
		if m == nil || !l.losesAlone(m, c) || !slices.ContainsFunc(c.Grows, func(g *Event) bool { return l.filledBeside(m, g) }) {
			continue
		}
		for _, e := range c.Shrinks {
			if e.Class == ClassEventOne || e.Class == ClassAPIOne {
				e.Class, e.Why = ClassElsewhere, reason.Reason{Code: reason.StillHeld, Of: m.Name}
			}
		}
	}
}

// throughWhich is the container of whose entries all removals get their key, nil if there is
// no such one.
func (l *Growth) throughWhich(byID map[string]*Container, c *Container) *Container {
	from := ""
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if e.Extent != facts.ExtentOne || e.Class != ClassEventOne && e.Class != ClassAPIOne {
			return nil
		}
		in := l.takenOutOf(e.Key, e.Func, maxLift)
		if in == "" || in == c.Key || from != "" && in != from {
			return nil
		}
		from = in
	}
	if m := byID[from]; m != nil && m.Keyed() {
		return m
	}
	return nil
}

// takenOutOf is the container that a value is an entry of, or a part of one: in the function
// itself, or as all who call it see it; "" if there is none.
func (l *Growth) takenOutOf(t *facts.Term, f *program.Func, depth int) string {
	for depth > 0 && !t.IsUnknown() {
		switch t.Op {
		case facts.OpField:
			t = t.Arg(0)
		case facts.OpElem:
			return program.PlaceKey(t.Arg(0))
		case facts.OpCall:
			g := l.Funcs[t.Text]
			if g == nil || t.N >= len(g.Results) || t.Up > 0 {
				return ""
			}
			t, depth = g.Results[t.N].Substitute(t.Args), depth-1
		case facts.OpParam:
			return l.passedOutOf(t, f, depth)
		default:
			return ""
		}
	}
	return ""
}

// passedOutOf is takenOutOf of a parameter.
func (l *Growth) passedOutOf(t *facts.Term, f *program.Func, depth int) string {
	if t.Up > 0 || f.Parent != "" || len(f.UsedAt) > 0 {
		return ""
	}
	from := ""
	for _, up := range f.Callers {
		if up.Caller.Testing {
			continue
		}
		in := l.takenOutOf(program.ArgAt(up.Args, t.N), up.Caller, depth-1)
		if in == "" || from != "" && in != from {
			return ""
		}
		from = in
	}
	return from
}

// filledBeside reports whether an activation that has an insert also fills another container.
func (l *Growth) filledBeside(m *Container, g *Event) bool {
	return slices.ContainsFunc(m.Grows, func(h *Event) bool { return l.OneActivation(g, h) })
}

// losesAlone reports whether a container loses entries where another one does not, and where
// none is put in again. What exceeds a limit is another entry than the one that is put in.
func (l *Growth) losesAlone(m, c *Container) bool {
	return slices.ContainsFunc(m.Shrinks, func(s *Event) bool {
		if s.Class == ClassVoid || s.Extent == facts.ExtentAll || !s.Roots.Live() {
			return false
		}
		if s.Class != ClassCap && slices.ContainsFunc(m.Grows, func(h *Event) bool { return l.together(s, h) }) {
			return false
		}
		return !slices.ContainsFunc(c.Shrinks, func(e *Event) bool { return l.together(s, e) })
	})
}

// RolledBack finds an entry that a helper puts in for a function, beside one of its own which
// the function takes back where it fails, while the helper's stays. What ends the one usually
// ends the other.
func (l *Growth) RolledBack(c *Container, beside []*Container) (grow *Event, in *program.Func) {
	for _, g := range c.Grows {
		if !g.Roots.Live() || g.Roots.Construct || !c.Keyed() {
			continue
		}
		for _, up := range l.SeenFrom(g)[1:] {
			for _, s := range beside {
				if s == c || !s.Keyed() || s.Level != 0 || !l.endTogether(c, s) {
					continue
				}
				if l.takenBackAlone(c, s, up) {
					return g, up.Func
				}
			}
		}
	}
	return nil, nil
}

// endTogether reports whether one function removes from both, as a rule and not after an error.
func (l *Growth) endTogether(c, s *Container) bool {
	return slices.ContainsFunc(c.Shrinks, func(e *Event) bool {
		return e.Class == ClassEventOne && slices.ContainsFunc(s.Shrinks, func(o *Event) bool {
			return o.Func == e.Func && o.Class == ClassEventOne && o.Key.Equal(e.Key)
		})
	})
}

// takenBackAlone reports whether the function that a helper has made an entry for puts one of
// the same key into s, and removes that after an error without the helper's.
func (l *Growth) takenBackAlone(c, s *Container, in Lifted) bool {
	puts := slices.ContainsFunc(s.Grows, func(h *Event) bool {
		return h.Func == in.Func && h.Key.Equal(in.key) && program.LeadsTo(in.Func, in.Block, in.seq, h.Block, h.Seq)
	})
	if !puts || l.removesWithin(c, in.Func) {
		return false
	}
	return slices.ContainsFunc(s.Shrinks, func(e *Event) bool {
		return e.Func == in.Func && e.Extent == facts.ExtentOne && e.Key.Equal(in.key) && slices.ContainsFunc(e.Guards, program.OnFailure) &&
			program.Reaches(in.Func, in.Block, e.Block)
	})
}

// removesWithin reports whether a function, or one that it leads to, removes from a container.
func (l *Growth) removesWithin(c *Container, f *program.Func) bool {
	var ids []string
	for _, e := range c.Shrinks {
		ids = append(ids, e.Func.ID, e.Site.ID)
	}
	return l.CallersOf(ids, ReleaseHops)[f.ID]
}

// tellsEnd reports whether a condition says that a channel was heard first, or a context is
// over: what the function then leaves, its holder may end with.
func tellsEnd(g facts.Guard) bool {
	return g.Kind == facts.GuardSelect || g.Kind == facts.GuardErr && g.X != nil && g.X.Text == "(context.Context).Err"
}

// countsTooLate reports whether a removal asks for a count below one before it counts the
// last user out: entries begin with one, and each who leaves takes one.
func (l *Growth) countsTooLate(c *Container, e *Event) bool {
	if e.Extent != facts.ExtentOne || !c.Keyed() || e.Site != e.Func {
		return false
	}
	for i := range e.Guards {
		g := &e.Guards[i]
		count, less := countOf(g.X)
		if g.Kind != facts.GuardLen && g.Kind != facts.GuardEq || count == nil || !isCountOf(c, count, e.Key) && !l.isPassedCount(c, e, count) {
			continue
		}
		bound, ok := number(g.Y)
		if !ok || !l.countedDown(c, e, g, count, &less) || compares(1-less, g.Op, bound) || !compares(0-less, g.Op, bound) {
			continue
		}
		if !slices.ContainsFunc(c.Grows, func(in *Event) bool { return in.Roots.Live() && !l.beginsWithOne(in, count) }) {
			return true
		}
	}
	return false
}
