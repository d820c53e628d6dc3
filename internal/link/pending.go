package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Pending is the evidence that an entry belongs to something under way and outlives it
// when that does not end in the usual way (analysis §7).
type Pending struct {
	Kind PendingKind
	// Grow is where the entry is made, Func the function that leaves it behind.
	Grow *Event
	Func *Func
	// After is the call whose failure leaves the entry, nil where it is not one call's.
	After *facts.Call
	// Weak marks evidence that something else may explain: low at most.
	Weak bool
}

// PendingKind is a way in which an entry outlives its activation.
type PendingKind string

// The ways, from the surest to the least sure.
const (
	PendingNone PendingKind = ""
	// PendingWait: the function waits for an answer, gives up and leaves the entry.
	PendingWait PendingKind = "gives up waiting"
	// PendingBranch: the function removes the entry on its other ways out.
	PendingBranch PendingKind = "leaves on a branch"
	// PendingFailed: what comes after the insert fails, under a key never used again.
	PendingFailed PendingKind = "leaves on failure"
	// PendingHanded: a client holds the key, and alone can have the entry removed.
	PendingHanded PendingKind = "handed out"
	// PendingLeft: a caller waits for what was added, beside something else, and lets go.
	PendingLeft PendingKind = "let go"
	// PendingFlagged: every removal first asks a flag of the entry.
	PendingFlagged PendingKind = "behind a flag"
)

// rank is the place in the order of the kinds.
func (k PendingKind) rank() int {
	return slices.Index([]PendingKind{PendingWait, PendingBranch, PendingFailed, PendingHanded, PendingLeft, PendingFlagged}, k)
}

// pendings looks for entries that outlive their activations.
func (l *linker) pendings(list []*Container) {
	byHolder := map[string][]*Container{}
	for _, c := range list {
		byHolder[holderKey(c)] = append(byHolder[holderKey(c)], c)
	}
	for _, c := range list {
		if len(c.Grows) == 0 {
			continue
		}
		if !c.Keyed() {
			c.Pending = l.left(c)
			continue
		}
		p := l.newPender(c)
		for _, g := range c.Grows {
			if g.Roots.Live() && !g.Roots.Construct {
				p.grow(g)
			}
		}
		if p.best == nil {
			p.best = l.leftLater(c)
		}
		if p.best == nil && c.Level == 0 && len(c.Shrinks) > 0 {
			p.best = l.rolledBack(c, byHolder[holderKey(c)])
		}
		c.Pending = p.best
	}
}

// pender looks at one container.
type pender struct {
	l *linker
	c *Container
	// near are the functions that reach a removal by few calls, far those that reach one
	// by more: enough for what runs at the end or after an error.
	near, far map[string]bool
	released  map[site]release
	// saids remember what functions say in boolean results, by block.
	saids map[*Func][][]said
	best  *Pending
}

// releaseHops is how many calls away a removal still belongs to an activation, cleanupHops
// how many where the call is there to clean up.
const (
	releaseHops = 3
	cleanupHops = 6
)

func (l *linker) newPender(c *Container) *pender {
	var ids []string
	for _, s := range c.Shrinks {
		if s.How != facts.HowDropped {
			ids = append(ids, s.Func.ID, s.Site.ID)
		}
	}
	return &pender{l: l, c: c, near: l.callersOf(ids, releaseHops), far: l.callersOf(ids, cleanupHops), released: map[site]release{}, saids: map[*Func][][]said{}}
}

// propose keeps the surest evidence; of equals the first.
func (p *pender) propose(e *Pending) {
	b := p.best
	if b == nil || b.Weak && !e.Weak || b.Weak == e.Weak && e.Kind.rank() < b.Kind.rank() {
		p.best = e
	}
}

// grow looks at the activations that one insert belongs to: its function, and those
// that call it and find the entry left to them.
func (p *pender) grow(g *Event) {
	if g.Func.Parent != "" && p.family(g.Func) {
		return // a closure whose maker, or a closure beside it, removes
	}
	if p.ticketed(g) {
		return
	}
	work := []*activation{{f: g.Func, block: g.Block, seq: g.Seq, vals: []*facts.Term{g.Val}, grow: g}}
	for hop := 0; hop < 3 && len(work) > 0; hop++ {
		var next []*activation
		for _, a := range work {
			if p.activation(a) {
				next = append(next, p.callers(a)...)
			}
		}
		work = next
	}
	p.handed(g)
	p.flagged(g)
}

// ticketed reports whether the function takes a place in a channel before it makes the
// entry, and one that removes entries gives it back: there are no more entries than places.
func (p *pender) ticketed(g *Event) bool {
	for _, c := range g.Func.Comms {
		if c.Op != facts.CommSend || c.Chan.Op != facts.OpField || !reaches(g.Func, c.Block, g.Block) {
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
func (p *pender) family(f *Func) bool {
	top := outermost(p.l.index, f)
	return slices.ContainsFunc(p.c.Shrinks, func(s *Event) bool {
		return s.Func != f && outermost(p.l.index, s.Func) == top
	})
}

// callers are the activations that call a and get on with the entry: those that passed what
// was put in, or get it back.
func (p *pender) callers(a *activation) []*activation {
	const most = 24
	var out []*activation
	late, told := a.returnsLate(), p.tells(a.f, a.block)
	for _, e := range a.f.callers {
		if e.mode != facts.ModePlain || e.caller.Testing || len(out) == most {
			continue
		}
		up := &activation{f: e.caller, block: e.block, seq: e.seq, grow: a.grow, call: e.call, failsLate: late, told: told}
		for _, v := range a.vals {
			if rootOf(v).Op == facts.OpParam {
				up.vals = append(up.vals, v.Substitute(e.args))
			}
			for n, r := range a.f.Results {
				if slices.ContainsFunc(r.Alternatives(), func(t *facts.Term) bool { return t.Equal(v) }) {
					up.vals = append(up.vals, resultOf(e.call, n))
				}
			}
		}
		if len(up.vals) > 0 {
			out = append(out, up)
		}
	}
	return out
}

// activation judges the ways out of one activation. It reports whether the entry may be
// left to the callers.
func (p *pender) activation(a *activation) bool {
	rel := p.releases(a)
	if rel.always {
		return false
	}
	if plain, normal := a.plain(rel); plain {
		return normal
	}
	ways := a.ways(rel)
	var failed, gaveUp *way
	normal := false
	for i := range ways.open {
		w := &ways.open[i]
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
	if failed == nil && gaveUp == nil || p.callerReleases(a) {
		return normal
	}
	ev := &Pending{Grow: a.grow, Func: a.f}
	if failed != nil {
		ev.After = failed.after
	}
	switch {
	case gaveUp != nil && p.waits(a):
		ev.Kind, ev.After = PendingWait, nil
	case ways.closed && !normal:
		ev.Kind, ev.Weak = PendingBranch, p.revisited(a)
	case failed != nil && (a.call == nil || p.madeHere(a)):
		ev.Kind, ev.Weak = PendingFailed, !p.l.minted(a.grow.Key, a.grow.Func, 6)
	default:
		return normal
	}
	ev.Weak = ev.Weak || gaveUp == nil && p.drained()
	p.propose(ev)
	return false
}

// drained reports whether some code takes out all that is left while the holder lives, or
// at an end to which the holder comes by itself: what an error leaves may well end with its
// connection. An end that only others bring about drains nothing before they do.
func (p *pender) drained() bool {
	return slices.ContainsFunc(p.c.Shrinks, func(s *Event) bool {
		return (s.How == facts.HowClear || p.l.isSweep(s)) && (s.Class != ClassVoid || p.endsItself(s.Func, 3))
	})
}

// endsItself reports whether a method of the holder leads to a function, which is none
// that others call to end it.
func (p *pender) endsItself(f *Func, depth int) bool {
	return depth > 0 && slices.ContainsFunc(f.callers, func(e edge) bool {
		by := outermost(p.l.index, e.caller)
		return by.Recv == ownerKey(p.c) && !by.Testing && (!isEndName(by.Name) || p.endsItself(by, depth-1))
	})
}

// madeHere reports whether the activation has made what was put in.
func (p *pender) madeHere(a *activation) bool {
	return slices.ContainsFunc(a.vals, func(v *facts.Term) bool {
		return v != nil && v.Op != facts.OpParam && v.N >= 0 && p.l.madeNow(v, a.f, 3)
	})
}

// revisited reports whether code that ranges over the container leads to the activation:
// what failed is tried again.
func (p *pender) revisited(a *activation) bool {
	up := p.l.callersOf([]string{a.f.ID}, releaseHops)
	for id := range up {
		if rangesOver(p.l.index.funcs[id], p.c) {
			return true
		}
	}
	return false
}
