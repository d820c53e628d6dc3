package made

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// FaultPlaceKept means that a place of a limited number is taken and not given back on one way out.
const FaultPlaceKept Fault = "keeps its place on one way out"

// placeOp is where a function takes a place of a limited number, or gives one back: by a send or a
// receive of its own, or by a call of what does that and not the opposite.
type placeOp struct {
	ch    *facts.Term
	op    facts.CommOp
	block int
	seq   int
	// then is the block behind which it has come about.
	then int
	late bool
	// call is the call that does it, nil for one of the function's own.
	call *facts.Call
	pos  facts.Pos
	what string
}

// places finds functions, run for each event, that take a place in a channel of something older, and give it back,
// but not where something has failed: when all places are kept, who comes waits for ever.
func (m *madeFinder) places() {
	chans := m.channels()
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		ops := m.placeOps(f)
		for i := range ops {
			if take := &ops[i]; !take.late && chans[take.ch.Text].isTaken(take.op) && m.keepsPlace(f, take, ops) {
				m.reportPlace(f, take)
			}
		}
	}
}

func (m *madeFinder) reportPlace(f *program.Func, take *placeOp) {
	roots := m.rootsAt(f, take.block)
	if !roots.Live() || m.told(f, placeWhy(take)) != nil {
		return
	}
	made := &Made{
		Kind: MadeGoroutine, Fault: FaultPlaceKept, Func: f, Pos: take.pos, What: take.what, Name: reason.SlotTaker.With(program.LastName(take.ch.Text)), Of: take.ch.Text, Roots: roots,
		Why: placeWhy(take),
	}
	if !roots.Event {
		made.Weak = reason.FewTimes.With()
	}
	made.note("place", reason.SlotTaken.With(), f, take.pos)
	m.out = append(m.out, made)
}

func placeWhy(take *placeOp) reason.Reason {
	return reason.SlotKept.With(cmp.Or(take.what, program.LastName(take.ch.Text)))
}

// placeOps are the operations of a function on channels in fields and variables that have no partner
// within it, in its own terms.
func (m *madeFinder) placeOps(f *program.Func) []placeOp {
	var out []placeOp
	for i := range f.Waits {
		w := &f.Waits[i]
		for _, c := range w.Cases {
			if program.PlaceKey(c.Chan) == "" || w.Range {
				continue
			}
			op := placeOp{ch: c.Chan, op: c.Op, block: w.Block, seq: w.Seq, then: w.Block, pos: w.Pos}
			if len(w.Cases) > 1 {
				if op.then = c.Then; c.Then < 0 {
					continue
				}
			}
			out = append(out, op)
		}
	}
	for i := range f.Comms {
		if c := &f.Comms[i]; c.Default && c.Then >= 0 && (c.Op == facts.CommSend || c.Op == facts.CommRecv) && program.PlaceKey(c.Chan) != "" {
			out = append(out, placeOp{ch: c.Chan, op: c.Op, block: c.Block, seq: c.Seq, then: c.Then, pos: c.Pos, what: c.What})
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		for _, op := range m.placesOf(f, c) {
			op.block, op.seq, op.then, op.call, op.pos, op.what = c.Block, c.Seq, c.Block, c, c.Pos, c.What
			op.late = c.Mode != facts.ModePlain || c.Deferred
			out = append(out, op)
		}
	}
	return out
}

// placesOf are what a call in view does to channels of which it does not do the opposite as well.
func (m *madeFinder) placesOf(f *program.Func, c *facts.Call) []placeOp {
	var out []placeOp
	s := m.spawnedBy(f, c)
	for i := range s.parts {
		p := &s.parts[i]
		for _, o := range p.f.Comms {
			if o.Op != facts.CommSend && o.Op != facts.CommRecv || o.Chan.IsUnknown() || o.Default && len(p.f.Results) == 0 {
				continue // who cannot tell whether there was a place has taken none: it wakes somebody
			}
			if ch := p.lift(o.Chan); program.PlaceKey(ch) != "" {
				out = append(out, placeOp{ch: ch, op: o.Op})
			}
		}
	}
	both := func(a placeOp) bool {
		return slices.ContainsFunc(out, func(b placeOp) bool { return b.ch.Text == a.ch.Text && b.op != a.op })
	}
	return slices.DeleteFunc(slices.Clone(out), both)
}

// channel is what all functions do with the channels in the fields or variables of one name.
type channel struct{ room, none, sent, told, filled bool }

// isTaken reports whether an operation takes a place: a send to a channel with room, or a receive
// from one that was filled as it was made. What is sent there is nothing but tokens.
func (c channel) isTaken(op facts.CommOp) bool {
	return c.room && !c.none && c.sent && !c.told && c.filled == (op == facts.CommRecv)
}

func (m *madeFinder) channels() map[string]channel {
	out := map[string]channel{}
	for _, f := range m.l.SortedFuncs() {
		for i := range f.Comms {
			if o := &f.Comms[i]; o.Op == facts.CommSend && o.Chan != nil {
				c := out[o.Chan.Text]
				c.sent, c.told = true, c.told || !isToken(o.Val)
				out[o.Chan.Text] = c
			}
		}
		for i := range f.Makes {
			for _, x := range f.Makes[i].Fates {
				if f.Makes[i].Size != nil && x.How == facts.FateField && x.Dest != nil {
					c := out[x.Dest.Text]
					c.room, c.none = true, c.none || program.Unbuffered(&f.Makes[i])
					c.filled = c.filled || m.fills(f, x.Dest.Text)
					out[x.Dest.Text] = c
				}
			}
		}
	}
	return out
}

// fills reports whether a function sends on a channel on its own goroutine.
func (m *madeFinder) fills(f *program.Func, key string) bool {
	return slices.ContainsFunc(m.homeOf(f).parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Comms, func(c facts.Comm) bool { return c.Op == facts.CommSend && c.Chan != nil && c.Chan.Text == key })
	})
}

// isToken reports whether a value tells nothing: all that is sent is alike.
func isToken(v *facts.Term) bool {
	return v != nil && (v.Op == facts.OpZero || v.Op == facts.OpConst || v.Op == facts.OpStruct && len(v.Args) == 0)
}

// keepsPlace reports whether a function that takes a place gives it back on some way, and comes to a
// return, where something has failed, to which no such way leads.
func (m *madeFinder) keepsPlace(f *program.Func, take *placeOp, ops []placeOp) bool {
	back := facts.CommRecv
	if take.op == facts.CommRecv {
		back = facts.CommSend
	}
	paid := map[int]bool{}
	surely := false
	for i := range ops {
		o := &ops[i]
		if o.op != back || o.ch.Text != take.ch.Text {
			continue
		}
		if o.late && o.call.Mode != facts.ModeGo {
			return false // it is given back whatever happens, as far as can be told
		}
		if !program.Reaches(f, take.then, o.block) {
			continue
		}
		paid[o.then] = true
		surely = surely || !program.Failed(f, o.then)
	}
	if !surely || paid[take.then] && !m.leadsOn(take, ops, back) {
		return false
	}
	for _, u := range f.Uses { // a closure that gives it back, handed on
		if g := m.l.Funcs[u.Func]; g != nil && u.How != facts.UseCall && m.gives(g, take.ch.Text, back) {
			paid[u.Block] = true
		}
	}
	for r := range f.Blocks {
		b := &f.Blocks[r]
		if !b.Return || b.Unreachable || !program.Reaches(f, take.then, r) || len(f.Results) > 0 && !program.Failed(f, r) || take.call != nil && program.FailedBefore(f, r, take.call) {
			continue
		}
		if program.Follow(f, []int{take.then}, func(b int) bool { return paid[b] }, func(b int) bool { return b == r }) && !m.paidOnWay(f, paid, r) {
			return true
		}
	}
	return false
}

// paidOnWay reports whether a way on which the place was given back leads to a return.
func (m *madeFinder) paidOnWay(f *program.Func, paid map[int]bool, r int) bool {
	for p := range paid {
		if program.Reaches(f, p, r) {
			return true
		}
	}
	return false
}

// leadsOn reports whether the place is taken behind where one is given back in the same block.
func (m *madeFinder) leadsOn(take *placeOp, ops []placeOp, back facts.CommOp) bool {
	return !slices.ContainsFunc(ops, func(o placeOp) bool {
		return o.op == back && o.ch.Text == take.ch.Text && o.then == take.then && o.seq > take.seq
	})
}

// gives reports whether a function does an operation on a channel by its key.
func (m *madeFinder) gives(g *program.Func, key string, op facts.CommOp) bool {
	return slices.ContainsFunc(m.homeOf(g).parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Comms, func(c facts.Comm) bool { return c.Op == op && c.Chan != nil && c.Chan.Text == key })
	})
}
