package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// Find looks for entries that outlive their activations.
func Find(l *growth.Growth, list []*growth.Container) growth.Table[*Pending] {
	out := growth.Table[*Pending]{}
	byHolder, byID := map[string][]*growth.Container{}, map[string]*growth.Container{}
	for _, c := range list {
		byID[c.ID] = c
		byHolder[growth.HolderKey(c)] = append(byHolder[growth.HolderKey(c)], c)
	}
	all := &containers{byID: byID, members: map[string][]session{}}
	for _, c := range list {
		if len(c.Grows) == 0 {
			continue
		}
		if !c.Keyed() {
			growth.Put(out, c, left(l, c))
			continue
		}
		p := newPender(l, c, all)
		p.inner = byID[program.LevelID(c.Key, c.Level+1)]
		for _, g := range c.Grows {
			if g.Roots.Live() {
				p.grow(g)
			}
		}
		if p.best == nil {
			p.branch(l.LeftLater(c))
		}
		if p.best == nil && c.Level == 0 && len(c.Shrinks) > 0 {
			p.branch(l.RolledBack(c, byHolder[growth.HolderKey(c)]))
		}
		growth.Put(out, c, p.best)
	}
	return out
}

// branch takes an entry that a function leaves on one of its ways out, if there is one.
func (p *pender) branch(grow *growth.Event, in *program.Func) {
	if grow != nil {
		p.best = &Pending{Kind: Branch, Grow: grow, Func: in}
	}
}

// containers are those of the program, by their IDs, and the sessions that are members of those that
// were asked for.
type containers struct {
	byID    map[string]*growth.Container
	members map[string][]session
}

// pender looks at one container.
type pender struct {
	l   *growth.Growth
	c   *growth.Container
	all *containers
	// inner are the elements of its values, nil if they have none that change.
	inner *growth.Container
	// near are the functions that reach a removal by few calls, far those that reach one
	// by more: enough for what runs at the end or after an error.
	near, far map[string]bool
	// beside are those of near that remove entries under a key of their own, or all that there
	// are: what runs beside an activation and removes what others name is none of its doing.
	beside   map[string]bool
	released map[site]growth.Release
	// saids remember what functions say in boolean results, by block.
	saids map[*program.Func][][]said
	// takers remembers which calls of a function remove entries, and under which keys.
	takers map[takingAt][]taker
	best   *Pending
}

func newPender(l *growth.Growth, c *growth.Container, all *containers) *pender {
	p := &pender{l: l, c: c, all: all, released: map[site]growth.Release{}, saids: map[*program.Func][][]said{}, takers: map[takingAt][]taker{}}
	var ids, own []string
	for _, s := range c.Shrinks {
		if s.How == facts.HowDropped {
			continue
		}
		ids = append(ids, s.Func.ID, s.Site.ID)
		if s.Extent != facts.ExtentOne || !p.received(s.Key, s.Func, 3) {
			own = append(own, s.Func.ID, s.Site.ID)
		}
	}
	p.near, p.far = p.nearOf(ids), l.CallersOf(ids, growth.CleanupHops)
	p.beside = l.CallersOf(own, growth.ReleaseHops)
	return p
}

// grow looks at the activations that one insert belongs to: its function, and those
// that call it and find the entry left to them.
func (p *pender) grow(g *growth.Event) {
	if g.Func.Parent != "" && p.family(g.Func) {
		return // a closure whose maker, or a closure beside it, removes
	}
	if p.ticketed(g) {
		return
	}
	first := &growth.Activation{F: g.Func, Block: g.Block, Seq: g.Seq, Vals: p.putIn(g), Grow: g}
	if g.Func != g.Site {
		first.Helper = callAt(g.Func, g.Block, g.Seq)
		first.FailsLate = p.helperFailsLate(g, first.Helper)
	}
	work := []*growth.Activation{first}
	for hop := 0; hop < 3 && len(work) > 0; hop++ {
		var next []*growth.Activation
		for _, a := range work {
			if p.activation(a) {
				next = append(next, p.callers(a)...)
			}
		}
		work = next
	}
	p.handed(g)
	p.fired(g)
	p.outlivesSession(g)
	p.flagged(g)
}

// putIn is what an insert puts in: the value and, where an object that was made for the entry
// is its key (a set of channels), that. A key of another kind is a name that others know too. What is
// added to a list under the key goes with the entry, where nothing takes it from the list.
func (p *pender) putIn(g *growth.Event) []*facts.Term {
	vals := []*facts.Term{g.Val}
	if p.inner != nil && len(p.inner.Shrinks) == 0 {
		for _, e := range p.inner.Grows {
			if e.Func == g.Func && e.Block == g.Block && e.Val != nil {
				vals = append(vals, e.Val)
			}
		}
	}
	if g.Key != nil && g.Key.Op == facts.OpNew && g.Key.Up == 0 {
		vals = append(vals, g.Key)
	}
	return vals
}

// ticketed reports whether the function takes a place in a channel before it makes the
// entry, and one that removes entries gives it back: there are no more entries than places.
func (p *pender) ticketed(g *growth.Event) bool {
	for _, c := range g.Func.Comms {
		if c.Op != facts.CommSend || c.Chan.Op != facts.OpField || !program.LeadsTo(g.Func, c.Block, c.Seq, g.Block, g.Seq) {
			continue
		}
		for _, s := range p.c.Shrinks {
			if slices.ContainsFunc(s.Func.Comms, func(r facts.Comm) bool { return r.Op == facts.CommRecv && r.Chan.Text == c.Chan.Text }) {
				return true
			}
		}
	}
	return false
}

// family reports whether another function of the closure's family removes entries.
func (p *pender) family(f *program.Func) bool {
	top := program.Outermost(p.l.Program, f)
	return slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool {
		return s.Func != f && program.Outermost(p.l.Program, s.Func) == top
	})
}

// callers are the activations that call a and get on with the entry: those that passed what
// was put in, or get it back.
func (p *pender) callers(a *growth.Activation) []*growth.Activation {
	const most = 24
	var out []*growth.Activation
	late, told := a.ReturnsLate() && !p.releasesOnFailure(a), p.tells(a.F, a.Block)
	for _, e := range a.F.Callers {
		if e.Mode != facts.ModePlain || e.Caller.Testing || len(out) == most {
			continue
		}
		up := &growth.Activation{F: e.Caller, Block: e.Block, Seq: e.Seq, Grow: a.Grow, Call: e.Call, FailsLate: late, Told: told}
		for _, v := range a.Vals {
			if program.RootOf(v).Op == facts.OpParam {
				up.Vals = append(up.Vals, v.Substitute(e.Args))
			}
			for n, r := range a.F.Results {
				if slices.ContainsFunc(r.Alternatives(), func(t *facts.Term) bool { return t.Equal(v) }) {
					up.Vals = append(up.Vals, program.ResultOf(e.Call, n))
				}
			}
		}
		if key, paired := p.keyedCaller(a, e); paired {
			up.Key = key
		}
		if len(up.Vals) > 0 || up.Key != nil {
			out = append(out, up)
		}
	}
	return out
}

// releasesOnFailure reports whether the activation asks whether what comes after the insert has
// failed, and removes the entry wherever it has.
func (p *pender) releasesOnFailure(a *growth.Activation) bool {
	asks := slices.ContainsFunc(a.F.Blocks, func(b facts.Block) bool {
		return b.Cond != nil && b.Cond.Kind == facts.GuardErr && slices.ContainsFunc(a.F.Calls, func(c facts.Call) bool {
			return &c != a.Call && c.Seq > a.Seq && program.Yields(&c, b.Cond.X)
		})
	})
	ways := a.Ways(p.releases(a))
	return asks && ways.Closed && !slices.ContainsFunc(ways.Open, func(w growth.Way) bool { return p.kindOf(a, &w) == wayFailed })
}

// activation judges the ways out of one activation. It reports whether the entry may be
// left to the callers.
func (p *pender) activation(a *growth.Activation) bool {
	rel := p.releases(a)
	if rel.Always {
		return false
	}
	if plain, normal := a.Plain(rel); plain {
		return normal && !p.leavesOwn(a)
	}
	ways := a.Ways(rel)
	var failed, gaveUp *growth.Way
	normal := false
	for i := range ways.Open {
		w := &ways.Open[i]
		switch p.kindOf(a, w) {
		case wayFailed:
			if failed == nil {
				failed = w
			}
		case wayGaveUp:
			gaveUp = w
		case wayNormal:
			normal = true
		}
	}
	if failed == nil && gaveUp == nil && normal && p.leavesOwn(a) {
		return false
	}
	if failed == nil && gaveUp == nil || p.callerReleases(a) {
		return normal
	}
	ev := &Pending{Grow: a.Grow, Func: a.F}
	if failed != nil {
		ev.After = failed.After
	}
	switch {
	case gaveUp != nil && p.waits(a) && !p.shared(a.Grow):
		ev.Kind, ev.After = Wait, nil
	case ways.Closed && !normal:
		ev.Kind, ev.Weak = Branch, p.revisited(a)
	case failed != nil && (a.Call == nil || a.Key != nil && ways.Closed || p.madeHere(a)) && p.goesOtherwise():
		ev.Kind, ev.Weak = Failed, !p.isNewKey(a)
	default:
		return normal
	}
	ev.Weak = ev.Weak || gaveUp == nil && p.drained()
	p.propose(ev)
	return false
}

// isNewKey reports whether the key of an activation's entry is another one each time, or is named
// from outside: what stays under it is not met again.
func (p *pender) isNewKey(a *growth.Activation) bool {
	return a.Key != nil && a.Grow.Origin == origin.OriginOutside || p.l.Minted(a.Grow.Key, a.Grow.Func, 6) || p.l.CountsUp(p.c, a.F)
}

// shared reports whether an entry is looked up before it is made, and nothing takes one out: what
// waits on it waits for a place, as at a lock, and not for an answer of its own.
func (p *pender) shared(g *growth.Event) bool {
	return len(p.c.Shrinks) == 0 && growth.IsGetOrCreate(g)
}

// goesOtherwise reports whether entries go otherwise than after errors alone: else what succeeds
// leaves its own as well, and that something failed is not why one stays.
func (p *pender) goesOtherwise() bool {
	return len(p.c.Shrinks) == 0 || slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool {
		return s.Class != growth.ClassOnError
	})
}

// drained reports whether some code takes out all that is left while the holder lives, or
// at an end to which the holder comes by itself: what an error leaves may well end with its
// connection. An end that only others bring about drains nothing before they do.
func (p *pender) drained() bool {
	return slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool {
		return (s.How == facts.HowClear || p.l.IsSweep(s)) && (s.Class != growth.ClassVoid || p.endsItself(s.Func, 3))
	})
}

// endsItself reports whether a method of the holder leads to a function, which is none
// that others call to end it.
func (p *pender) endsItself(f *program.Func, depth int) bool {
	return depth > 0 && slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		by := program.Outermost(p.l.Program, e.Caller)
		return by.Recv == growth.OwnerKey(p.c) && !by.Testing && (!program.IsEndName(by.Name) || p.endsItself(by, depth-1))
	})
}

// madeHere reports whether the activation has made what was put in.
func (p *pender) madeHere(a *growth.Activation) bool {
	return slices.ContainsFunc(a.Vals, func(v *facts.Term) bool {
		return v != nil && v.Op != facts.OpParam && v.N >= 0 && p.l.MadeNow(v, a.F, 3)
	})
}

// revisited reports whether code that ranges over the container leads to the activation:
// what failed is tried again.
func (p *pender) revisited(a *growth.Activation) bool {
	up := p.l.CallersOf([]string{a.F.ID}, growth.ReleaseHops)
	for id := range up {
		if growth.RangesOver(p.l.Funcs[id], p.c) {
			return true
		}
	}
	return false
}
