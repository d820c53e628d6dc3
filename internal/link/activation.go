package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// activation is one run of a function that has made an entry, from there on.
type activation struct {
	f     *Func
	block int // where the entry is made, or the call that makes it
	seq   int
	// vals are what was put in, as f sees it.
	vals []*facts.Term
	grow *Event
	call *facts.Call // the call that makes the entry, nil for the insert itself
	// failsLate marks a call that may return an error though it has made the entry.
	failsLate bool
	// told are the boolean results, by their number, that the call gives where it has made
	// the entry.
	told map[int]bool
}

// findReleases finds where a function removes entries, calls what does, or hands a
// function that does to others.
func (p *pender) findReleases(a site) release {
	r := release{at: map[int]int{}, exits: map[int]*exits{}, partway: map[int]partway{}}
	add := func(block, seq int, arranged bool) {
		if arranged {
			r.arranged = append(r.arranged, arrangedAt(a.f, block, seq))
		}
		r.at[block] = max(r.at[block], seq)
	}
	for _, s := range p.c.Shrinks {
		if s.Func == a.f {
			add(s.Block, s.Seq, s.Deferred)
		}
	}
	a.f.steps.add(1 + len(p.c.Shrinks) + len(a.f.Calls) + len(a.f.Uses))
	for i := range a.f.Calls {
		c := &a.f.Calls[i]
		if c == a.call {
			continue
		}
		reached := p.near
		if c.Mode == facts.ModeDefer || c.Deferred || slices.ContainsFunc(a.f.guardsAt(c.Block), onFailure) {
			reached = p.far
		}
		if slices.ContainsFunc(p.l.index.targets(a.f, c), func(id string) bool { return reached[id] && id != a.f.ID }) {
			if part, ok := p.partwayAt(a.f, c); ok {
				r.partway[c.Block] = part
				continue
			}
			add(c.Block, c.Seq, c.Mode != facts.ModePlain || c.Deferred)
		}
	}
	for _, c := range a.f.Comms {
		if c.Op == facts.CommSend && p.takenFrom(c.Chan) {
			add(max(c.Then, 0), c.Seq, false)
		}
	}
	const end = 1 << 30 // a use has no place within its block
	for _, u := range a.f.Uses {
		if p.near[u.Func] && u.Func != a.f.ID && u.How != facts.UseCall && u.How != facts.UseDefer {
			add(u.Block, end, true)
		}
	}
	if len(r.at) == 0 {
		r.exits = p.l.exitsWithout(a.f)
	}
	return r
}

// takenFrom reports whether entries are removed under keys received from the channel: what
// is sent there ends when its turn has come.
func (p *pender) takenFrom(ch *facts.Term) bool {
	return ch.Op == facts.OpField && slices.ContainsFunc(p.c.Shrinks, func(s *Event) bool {
		from := rootOf(s.Key)
		return from.Op == facts.OpRecv && from.Arg(0).Text == ch.Text
	})
}

// onFailure reports whether a guard holds where an error was seen.
func onFailure(g facts.Guard) bool { return g.Kind == facts.GuardErr && !g.Neg }

// way is a way out of an activation: a return, or the next turn of the loop.
type way struct {
	block int
	// guards hold there and did not hold at the insert, innermost last.
	guards []facts.Guard
	after  *facts.Call // the call whose failure leads there
}

// ways are the ways out of an activation.
type ways struct {
	open []way
	// closed reports whether some way removes the entry.
	closed bool
}

// ways follows control from the insert to where the activation ends.
func (a *activation) ways(r release) ways {
	var out ways
	f := a.f.Func
	if seq, ok := r.at[a.block]; ok && seq > a.seq {
		out.closed = true
		return out
	}
	heads := a.loopHeads()
	seen := map[int]bool{a.block: true}
	var work []flowStep
	enter := func(b int, failed *facts.Guard) {
		if f.Blocks[b].Return {
			out.open = append(out.open, a.wayAt(b).behind(failed))
		}
		succs := a.next(b)
		if part, ok := r.partway[b]; ok && (b != a.block || part.seq > a.seq) {
			out.closed = true
			succs = part.onward(&f.Blocks[b], succs)
			if !part.late && len(succs) > 0 {
				failed = &facts.Guard{Kind: facts.GuardErr, X: f.Blocks[b].Cond.X, Block: b}
			}
		}
		for _, s := range succs {
			work = append(work, flowStep{b, s, failed})
		}
	}
	enter(a.block, nil)
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		a.f.steps.add(1)
		switch {
		case heads[s.to]:
			out.open = append(out.open, a.wayAt(s.from).behind(s.failed))
		case seen[s.to]:
		default:
			seen[s.to] = true
			if _, ok := r.at[s.to]; ok {
				out.closed = true
				continue
			}
			enter(s.to, s.failed)
		}
	}
	out.open = slices.DeleteFunc(out.open, func(w way) bool { return r.releasedLate(a.f, &w) })
	return out
}

// flowStep is a way from one block to the next; failed is the failure behind which it lies,
// of a call that would have removed the entry.
type flowStep struct {
	from, to int
	failed   *facts.Guard
}

// behind adds a failure to what holds on a way out.
func (w way) behind(failed *facts.Guard) way {
	if failed != nil && !slices.ContainsFunc(w.guards, func(g facts.Guard) bool { return g.Block == failed.Block && g.Kind == failed.Kind }) {
		w.guards = append(w.guards, *failed)
	}
	return w
}

// loopHeads are the heads of the endless loops around the insert: each turn of one is an
// activation. A loop over a list is left in the end, and what comes after it counts.
func (a *activation) loopHeads() map[int]bool {
	heads := map[int]bool{}
	for i := range loopsAround(a.f, a.block) {
		if a.f.Loops[i-1].Endless {
			heads[a.f.Loops[i-1].Head] = true
		}
	}
	return heads
}

// wayAt is the way out that ends in a block.
func (a *activation) wayAt(block int) way {
	w := way{block: block}
	held := a.f.guardsAt(a.block)
	for _, g := range a.f.guardsAt(block) {
		if !slices.ContainsFunc(held, func(h facts.Guard) bool { return h.Block == g.Block && h.Kind == g.Kind }) {
			w.guards = append(w.guards, g)
		}
	}
	return w
}

// wayKind tells how an activation came to its end.
type wayKind int

const (
	wayNormal   wayKind = iota
	wayAnswered         // what the entry waits for has come
	wayFailed           // a call after the insert returned an error
	wayGaveUp           // something else came first: a timeout, a cancel
)

// kindOf classifies a way out and notes the call that failed.
func (p *pender) kindOf(a *activation, w *way) wayKind {
	kind := wayNormal
	for i := range w.guards {
		g := &w.guards[i]
		switch {
		case g.Kind == facts.GuardSelect && p.isValue(a, g.X), g.Kind == facts.GuardErr && p.fromValue(a, g.X):
			return wayAnswered
		case g.Kind == facts.GuardSelect && givesUp(g.X):
			kind = wayGaveUp
		case g.Kind == facts.GuardErr && !g.Neg:
			if g.X != nil && g.X.Op == facts.OpCall && g.X.Text == "(context.Context).Err" {
				kind = wayGaveUp
				continue
			}
			after := failing(a, g)
			if p.caredFor(a, g) || after != nil && after == a.call && !a.failsLate {
				return wayAnswered
			}
			kind, w.after = wayFailed, after
		}
	}
	return kind
}

// givesUp reports whether a channel tells that the time is over or the context cancelled.
// Other channels bring what was waited for, or the end of the holder.
func givesUp(t *facts.Term) bool {
	switch {
	case t.IsUnknown():
		return false
	case t.Op == facts.OpCall:
		return t.Text == "time.After" || t.Text == "(context.Context).Done"
	case t.Op == facts.OpField:
		return t.Text == "time.Timer.C" || t.Text == "time.Ticker.C"
	}
	return false
}

// failing is the call whose error a guard tests, nil if it is not one call's: of several,
// the last before the test.
func failing(a *activation, g *facts.Guard) *facts.Call {
	var last *facts.Call
	for i := range a.f.Calls {
		c := &a.f.Calls[i]
		if yields(c, g.X) && reaches(a.f, c.Block, g.Block) && (last == nil || c.Seq > last.Seq) {
			last = c
		}
	}
	return last
}

// caredFor reports whether the branch of an error hands what was put in to other code:
// closing it may well remove it, by a way that is not seen.
func (p *pender) caredFor(a *activation, g *facts.Guard) bool {
	for i := range a.f.Calls {
		c := &a.f.Calls[i]
		inside := slices.ContainsFunc(a.f.guardsAt(c.Block), func(h facts.Guard) bool {
			return h.Block == g.Block && h.Kind == g.Kind && h.Neg == g.Neg
		})
		if inside && slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return p.isValue(a, t) }) {
			return true
		}
	}
	return false
}

// returnsLate reports whether the activation's function returns the error of a call that
// comes after the entry was made.
func (a *activation) returnsLate() bool {
	if len(a.f.Results) == 0 {
		return false
	}
	for _, t := range a.f.Results[len(a.f.Results)-1].Alternatives() {
		for i := range a.f.Calls {
			c := &a.f.Calls[i]
			if c != a.call && yields(c, t) && c.Seq > a.seq && reaches(a.f, a.block, c.Block) {
				return true
			}
		}
	}
	return false
}

// isValue reports whether a term is what was put in, a part of it, or what it was made
// around.
func (p *pender) isValue(a *activation, t *facts.Term) bool {
	if t.IsUnknown() {
		return false
	}
	for u := t; ; u = u.Arg(0) {
		if slices.ContainsFunc(a.vals, func(v *facts.Term) bool { return v.Equal(u) || carries(v, u) }) {
			return true
		}
		if u.Op != facts.OpField {
			break
		}
	}
	owner := p.c.Value.Named
	for _, v := range a.vals {
		if v != nil && v.Op == facts.OpNew && v.Text != "" {
			owner = v.Text
		}
	}
	return owner != "" && slices.ContainsFunc(p.l.storesOf[a.f.ID], func(s facts.Store) bool {
		return s.Val.Equal(t) && len(s.Field) > len(owner) && s.Field[:len(owner)] == owner && s.Field[len(owner)] == '.'
	})
}

// carries reports whether an entry that is put in by value has a part that was made for it.
func carries(v, part *facts.Term) bool {
	return v != nil && v.Op == facts.OpStruct && part.Op == facts.OpNew && slices.ContainsFunc(v.Args, func(a *facts.Term) bool { return part.Equal(a) })
}

// fromValue reports whether a term was received from, or read out of, what was put in.
func (p *pender) fromValue(a *activation, t *facts.Term) bool {
	received := t.Any(func(u *facts.Term) bool { return u.Op == facts.OpRecv && p.isValue(a, u.Arg(0)) })
	return received || t != nil && t.Op == facts.OpField && p.isValue(a, t)
}

// waits reports whether the activation waits on what was put in.
func (p *pender) waits(a *activation) bool {
	for i := range a.f.Blocks {
		if slices.ContainsFunc(a.f.Blocks[i].Guards, func(g facts.Guard) bool { return g.Kind == facts.GuardSelect && p.isValue(a, g.X) }) {
			return true
		}
	}
	return false
}

// callerReleases reports whether every caller in view removes the entry itself once the
// activation is over: at its end, on all ways, or where the activation failed.
func (p *pender) callerReleases(a *activation) bool {
	n := 0
	for _, e := range a.f.callers {
		if e.caller.Testing || e.mode != facts.ModePlain {
			continue
		}
		n++
		if !p.releasesAfter(e) {
			return false
		}
	}
	return n > 0
}

func (p *pender) releasesAfter(e edge) bool {
	up := &activation{f: e.caller, block: e.block, seq: e.seq, call: e.call}
	rel := p.releases(up)
	if rel.always {
		return true
	}
	w := up.ways(rel)
	if w.closed && len(w.open) == 0 {
		return true
	}
	for block := range rel.at {
		if slices.ContainsFunc(e.caller.guardsAt(block), func(g facts.Guard) bool {
			return g.Kind == facts.GuardErr && !g.Neg && failing(up, &g) == e.call
		}) {
			return true
		}
	}
	return false
}
