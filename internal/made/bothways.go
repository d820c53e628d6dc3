package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// FaultOtherWay means that it copies one way between two peers, and the end of the other way does not end it.
const FaultOtherWay Fault = "the end of the other way does not end it"

// transfer is a call that copies from one stream to another until that ends, or a loop that reads
// the one and writes the other. The terms are those of the function that lets it run.
type transfer struct {
	by       *spawned
	part     int
	from, to *facts.Term
	block    int
	seq      int
	pos      facts.Pos
}

// bothWays finds functions that copy between two peers in both directions, side by side, and wait until both have
// ended: the one stays until its own peer hangs up, where the end of the other does not close what it works on.
func (m *madeFinder) bothWays() {
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		workers := m.besides(f)
		if len(workers) == 0 {
			continue
		}
		m.pairs(f, workers)
	}
}

// pairs looks for two that copy in opposite directions, of which the function waits for both.
func (m *madeFinder) pairs(f *program.Func, workers []beside) {
	own := m.homeOf(f).transfers(m)
	for i := range workers {
		w := &workers[i]
		for _, there := range w.transfers(m) {
			if back := m.counterpart(f, workers, i, &there, own); back != nil {
				m.reportPair(f, w, &there, back, reason.BothDirections)
				return
			}
			if back := m.unended(f, workers, i, &there, own); back != nil {
				m.reportPair(f, w, &there, back, reason.OneDirection)
				return
			}
		}
	}
}

// counterpart is the copy the other way, by a later goroutine or by the function itself, whose end
// does not end one that goroutine i makes, and which is waited for as well; nil if there is none.
func (m *madeFinder) counterpart(f *program.Func, workers []beside, i int, there *transfer, own []transfer) *transfer {
	fits := func(back *transfer, joined *joining) bool {
		return joined != nil && there.opposes(back) && m.neitherEnds(m.homeOf(f), workers, there, joined)
	}
	for j := i + 1; j < len(workers); j++ {
		for _, back := range workers[j].transfers(m) {
			if fits(&back, m.joined(f, &workers[i], &workers[j])) {
				return &back
			}
		}
	}
	for _, back := range own {
		if fits(&back, m.joinedAfter(f, &workers[i], &back)) {
			return &back
		}
	}
	return nil
}

// unended is the copy the other way, by another goroutine or by the function itself, behind whose end nobody does
// anything with what goroutine i reads from, but that goroutine itself once it has ended; nil if there is none.
func (m *madeFinder) unended(f *program.Func, workers []beside, i int, there *transfer, own []transfer) *transfer {
	opposite := slices.Clone(own)
	for j := range workers {
		if j != i {
			opposite = append(opposite, workers[j].transfers(m)...)
		}
	}
	n := slices.IndexFunc(opposite, func(back transfer) bool { return there.opposes(&back) })
	if n < 0 || workers[i].waited || !ownStream(f, there.from) {
		return nil
	}
	source := func(x *facts.Term) bool { return x.Equal(there.from) }
	w := &workers[i]
	for k := range w.parts {
		for j := range w.parts[k].f.Calls {
			if c := &w.parts[k].f.Calls[j]; strings.HasPrefix(c.Callee.Name, "Set") && w.endsPeer(&w.parts[k], c, source) {
				return nil // it does not wait for longer than that
			}
		}
	}
	if others := slices.Delete(slices.Clone(workers), i, i+1); m.mayEndElsewhere(f, others, w, source, w.call, nil) {
		return nil
	}
	return &opposite[n]
}

func (m *madeFinder) reportPair(f *program.Func, w *beside, there, back *transfer, why reason.Code) {
	roots := m.rootsAt(f, w.call.Block)
	if !roots.Live() || m.isEnd(f) {
		return
	}
	made := &Made{
		Kind: MadeGoroutine, Fault: FaultOtherWay, Func: f, Pos: w.call.Pos, What: w.call.What, Name: reason.Goroutine.With(), Of: w.parts[0].f.ID, Roots: roots,
		Why: why.With(f.Display),
	}
	made.note("stays-at", reason.CopiesOneWay.With(), there.by.parts[there.part].f, there.pos)
	made.note("other-way", reason.CopiesOtherWay.With(), back.by.parts[back.part].f, back.pos)
	m.out = append(m.out, made)
}

// opposes reports whether two copy in opposite directions between the same two.
func (t *transfer) opposes(o *transfer) bool {
	return t.from.Equal(o.to) && t.to.Equal(o.from) && !t.from.Equal(t.to)
}

// transfers are those that run on one goroutine, but for those at its end.
func (s *spawned) transfers(m *madeFinder) []transfer {
	var out []transfer
	add := func(part int, from, to *facts.Term, c *facts.Call) {
		p := &s.parts[part]
		t := transfer{by: s, part: part, from: p.lift(from), to: p.lift(to), block: c.Block, seq: c.Seq, pos: c.Pos}
		if t.from.Known() && t.to.Known() && !s.deferredAt(part) && !late(c) {
			out = append(out, t)
		}
	}
	for i := range s.parts {
		f := s.parts[i].f
		for j := range f.Calls {
			c := &f.Calls[j]
			if c.Mode == facts.ModeGo {
				continue
			}
			for _, r := range m.l.Rows(c) {
				if r.Role == library.Reads && r.Into != library.None && r.Arg < len(c.Args) && r.Into < len(c.Args) {
					add(i, c.Args[r.Arg], c.Args[r.Into], c)
				}
			}
			if o := program.WritesOn(f, c); o != nil {
				add(i, c.Args[0], o.Args[0], c)
			}
		}
	}
	return out
}

// joining is where a function has waited for what runs beside it.
type joining struct {
	block, seq int
	// loop is the loop (from 1) that waits as often as it counts, 0 without one.
	loop int
}

// joined is where a function has waited until two that it has started have both ended, nil if it does not.
func (m *madeFinder) joined(f *program.Func, a, b *beside) *joining {
	if a.waited || b.waited {
		if !a.waited || a.call != b.call {
			return nil
		}
		return &joining{block: b.call.Block, seq: b.call.Seq}
	}
	if j := joinOf(f, b.call.Block, b.call.Seq); j != nil {
		return j
	}
	var last *joining
	for i := range f.Waits {
		w := &f.Waits[i]
		c := program.Alone(w)
		if c == nil || c.Op != facts.CommRecv || !a.says(c.Chan) && !b.says(c.Chan) || !program.LeadsTo(f, b.call.Block, b.call.Seq, w.Block, w.Seq) {
			continue
		}
		if n := f.Blocks[w.Block].Loop; n > 0 && n != f.Blocks[b.call.Block].Loop && !f.Loops[n-1].Endless {
			return &joining{block: w.Block, seq: w.Seq, loop: n}
		}
		if last != nil && program.LeadsTo(f, last.block, last.seq, w.Block, w.Seq) {
			return &joining{block: w.Block, seq: w.Seq}
		}
		last = &joining{block: w.Block, seq: w.Seq}
	}
	return nil
}

// joinedAfter is where the function, after what it copies itself, has waited for the other; nil if it does not.
func (m *madeFinder) joinedAfter(f *program.Func, a *beside, own *transfer) *joining {
	block, seq := own.block, own.seq
	for part := own.part; own.by.parts[part].up >= 0; part = own.by.parts[part].up {
		block, seq = own.by.parts[part].call.Block, own.by.parts[part].call.Seq
	}
	if j := joinOf(f, block, seq); j != nil {
		return j
	}
	for i := range f.Waits {
		w := &f.Waits[i]
		if c := program.Alone(w); c != nil && c.Op == facts.CommRecv && a.says(c.Chan) && program.LeadsTo(f, block, seq, w.Block, w.Seq) {
			return &joining{block: w.Block, seq: w.Seq}
		}
	}
	return nil
}

// says reports whether what runs beside sends on a channel, or closes it.
func (b *beside) says(ch *facts.Term) bool { return b.body(ch, facts.CommSend) || b.closes(ch) }

// joinOf is where a function waits for the groups that it has started, after a place; nil if nowhere.
func joinOf(f *program.Func, block, seq int) *joining {
	for i := range f.Calls {
		if c := &f.Calls[i]; waitsForAll(c) && program.LeadsTo(f, block, seq, c.Block, c.Seq) {
			return &joining{block: c.Block, seq: c.Seq}
		}
	}
	return nil
}

// before reports whether a call lies behind the place on all ways from where something was started.
func (j *joining) before(f *program.Func, start, c *facts.Call) bool {
	switch {
	case j.loop > 0:
		return !program.InLoop(f, c.Block, j.loop) && program.Reaches(f, j.block, c.Block)
	case j.block == c.Block:
		return j.seq < c.Seq
	case j.block == start.Block:
		return start.Seq < j.seq && program.Reaches(f, j.block, c.Block)
	}
	return !program.Follow(f, f.Blocks[start.Block].Succs, func(b int) bool { return b == j.block }, func(b int) bool { return b == c.Block })
}

// ownStream reports whether a term is what a call has given the function, which it only hands to calls: nobody
// else has it.
func ownStream(f *program.Func, t *facts.Term) bool {
	at, ok := heldOf(f, t, "")
	if !ok || at.from != facts.HandleCall {
		return false
	}
	h := at.holdingAt()
	return h != nil && !slices.ContainsFunc(h.Flows, func(w facts.PartFlow) bool { return w.How != facts.FlowArg })
}

// excuses reports whether a call of a function does not come while both ways are copied: before the first was
// started, or when the function has waited for both, if it does.
func (j *joining) excuses(p *bodyPart, part int, start, c *facts.Call) bool {
	before := part == 0 && !program.LeadsTo(p.f, start.Block, start.Seq, c.Block, c.Seq)
	if j == nil {
		return before && !late(c)
	}
	return late(c) || before || part == 0 && j.before(p.f, start, c)
}

// neitherEnds reports whether nothing that runs while both ways are copied does anything with the
// two peers but copy, or tells somebody who may.
func (m *madeFinder) neitherEnds(home *spawned, workers []beside, t *transfer, joined *joining) bool {
	peer := func(x *facts.Term) bool { return x.Equal(t.from) || x.Equal(t.to) }
	return !m.mayEndElsewhere(home.f, workers, nil, peer, workers[0].call, joined)
}

// mayEndElsewhere reports whether what some goroutines do, the function once it has made the call first, or another
// closure than those of one that is left out, may end something of the peers.
func (m *madeFinder) mayEndElsewhere(f *program.Func, workers []beside, but *beside, peer func(*facts.Term) bool, first *facts.Call, joined *joining) bool {
	home := m.homeOf(f)
	for i := range workers {
		if workers[i].mayEnd(home, peer, nil, nil) {
			return true
		}
	}
	if home.mayEnd(home, peer, first, joined) {
		return true
	}
	own := []*program.Func{}
	for _, p := range home.parts {
		own = append(own, p.f)
	}
	if but != nil {
		for _, p := range but.parts {
			own = append(own, p.f)
		}
	}
	for i := range workers {
		for _, p := range workers[i].parts {
			own = append(own, p.f)
		}
	}
	// What other closures do with the peers, they may do at any time.
	return slices.ContainsFunc(m.l.ClosuresOf(home.f), func(g *program.Func) bool {
		up := m.l.Levels(g, home.f)
		return !slices.Contains(own, g) && slices.ContainsFunc(g.Calls, func(c facts.Call) bool {
			return c.Value != nil || slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return peer(m.valueOf(home.f, a.Raise(up))) })
		})
	})
}

// mayEnd reports whether a goroutine does more with the peers of a copy than to read and write, or
// tells others of its end otherwise than by a word that the function waits for. Of the function
// itself what counts is what it does once it has started another one, and not at its own end if it waits.
func (s *spawned) mayEnd(home *spawned, peer func(*facts.Term) bool, after *facts.Call, joined *joining) bool {
	for i := range s.parts {
		p := &s.parts[i]
		if after != nil && joined != nil && s.deferredAt(i) {
			continue
		}
		for j := range p.f.Calls {
			c := &p.f.Calls[j]
			if after != nil && joined.excuses(p, i, after, c) {
				continue
			}
			if s.endsPeer(p, c, peer) {
				return true
			}
		}
		if after == nil && !s.saysOnly(home, p) {
			return true
		}
	}
	return false
}

// endsPeer reports whether a call may end something of the peers, or tell somebody else to.
func (s *spawned) endsPeer(p *bodyPart, c *facts.Call, peer func(*facts.Term) bool) bool {
	if slices.ContainsFunc(s.parts, func(q bodyPart) bool { return q.up >= 0 && (q.call == c || c.Func != "" && q.f.ID == c.Func) }) {
		return false // what that does is seen
	}
	if c.Value != nil {
		return c.Mode != facts.ModeGo
	}
	has := false
	for _, a := range c.Args {
		if a != nil && a.Op == facts.OpFunc && s.call != nil {
			return true
		}
		has = has || a != nil && peer(p.lift(a))
	}
	if !has || c.Mode == facts.ModeGo || (c.Callee.Name == "Read" || c.Callee.Name == "Write") && len(c.Args) == 2 {
		return false
	}
	if s.m.l.AnyInView(s.m.l.Targets(p.f, c)) {
		return true
	}
	return s.m.l.ReleasesReceiver(c) || strings.HasPrefix(c.Callee.Name, "Set") || s.m.l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Releases })
}

// saysOnly reports whether the words that a part of a goroutine gives are ones that the function waits for.
func (s *spawned) saysOnly(home *spawned, p *bodyPart) bool {
	heard := func(ch *facts.Term) bool {
		lifted := p.lift(ch)
		return slices.ContainsFunc(home.f.Waits, func(w facts.Wait) bool {
			c := program.Alone(&w)
			return c != nil && c.Op == facts.CommRecv && c.Chan.Equal(lifted)
		})
	}
	for i := range p.f.Comms {
		if c := &p.f.Comms[i]; c.Op == facts.CommSend && !heard(c.Chan) {
			return false
		}
	}
	return !slices.ContainsFunc(p.f.Closings, func(c facts.Closing) bool { return !heard(c.Chan) })
}
