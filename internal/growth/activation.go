package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Activation is one run of a function that has made an entry, from there on.
type Activation struct {
	F     *program.Func
	Block int // where the entry is made, or the call that makes it
	Seq   int
	// Vals are what was put in, as f sees it.
	Vals []*facts.Term
	Grow *Event
	// Key is the key of the entry where the activation has made it by a call and removes it by
	// another one under the same key, nil otherwise.
	Key  *facts.Term
	Call *facts.Call // the call that makes the entry, nil for the insert itself
	// Helper is the call of a function that was given the container and has put the entry in
	// there, nil if the insert stands here or Call is set.
	Helper *facts.Call
	// FailsLate marks a call that may return an error though it has made the entry.
	FailsLate bool
	// Told are the boolean results, by their number, that the call gives where it has made
	// the entry.
	Told map[int]bool
}

// Way is a way out of an activation: a return, or the next turn of the loop.
type Way struct {
	block int
	// Guards hold there and did not hold at the insert, innermost last.
	Guards []facts.Guard
	After  *facts.Call // the call whose failure leads there
}

// ways are the ways out of an activation.
type ways struct {
	Open []Way
	// Closed reports whether some way removes the entry.
	Closed bool
}

// Ways follows control from the insert to where the activation ends.
func (a *Activation) Ways(r Release) ways {
	var out ways
	f := a.F.Func
	if seq, ok := r.At[a.Block]; ok && seq > a.Seq {
		out.Closed = true
		return out
	}
	heads := a.LoopHeads()
	seen := map[int]bool{a.Block: true}
	var work []flowStep
	enter := func(b int, failed *facts.Guard) {
		if f.Blocks[b].Return {
			out.Open = append(out.Open, a.wayAt(b).behind(failed))
		}
		succs := a.next(b)
		if part, ok := r.Partway[b]; ok && (b != a.Block || part.Seq > a.Seq) {
			out.Closed = true
			succs = part.onward(&f.Blocks[b], succs)
			if !part.Late && len(succs) > 0 {
				failed = &facts.Guard{Kind: facts.GuardErr, X: f.Blocks[b].Cond.X, Block: b}
			}
		}
		for _, s := range succs {
			work = append(work, flowStep{b, s, failed})
		}
	}
	enter(a.Block, nil)
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		a.F.Steps.Add(1)
		switch {
		case heads[s.to]:
			out.Open = append(out.Open, a.wayAt(s.from).behind(s.failed))
		case seen[s.to]:
		default:
			seen[s.to] = true
			if _, ok := r.At[s.to]; ok {
				out.Closed = true
				continue
			}
			enter(s.to, s.failed)
		}
	}
	out.Open = slices.DeleteFunc(out.Open, func(w Way) bool { return r.releasedLate(a.F, &w) || a.releasedBefore(r, &w) })
	return out
}

// releasedBefore reports whether a removal lies before a way out, where what holds of errors on the
// way holds as well: the same error was asked for twice.
func (a *Activation) releasedBefore(r Release, w *Way) bool {
	for b := range r.At {
		if !program.Reaches(a.F, a.Block, b) || !program.Reaches(a.F, b, w.block) {
			continue
		}
		asks := a.wayAt(b).Guards
		if len(asks) > 0 && !slices.ContainsFunc(asks, func(g facts.Guard) bool {
			return g.Kind != facts.GuardErr || g.X.IsUnknown() || g.X.Op != facts.OpCall ||
				!slices.ContainsFunc(w.Guards, func(h facts.Guard) bool { return h.Kind == g.Kind && h.Neg == g.Neg && h.X.Equal(g.X) })
		}) {
			return true
		}
	}
	return false
}

// flowStep is a way from one block to the next; failed is the failure behind which it lies,
// of a call that would have removed the entry.
type flowStep struct {
	from, to int
	failed   *facts.Guard
}

// behind adds a failure to what holds on a way out.
func (w Way) behind(failed *facts.Guard) Way {
	if failed != nil && !slices.ContainsFunc(w.Guards, func(g facts.Guard) bool { return g.Block == failed.Block && g.Kind == failed.Kind }) {
		w.Guards = append(w.Guards, *failed)
	}
	return w
}

// LoopHeads are the heads of the endless loops around the insert: each turn of one is an
// activation. A loop over a list is left in the end, and what comes after it counts.
func (a *Activation) LoopHeads() map[int]bool {
	heads := map[int]bool{}
	for i := range program.LoopsAround(a.F, a.Block) {
		if a.F.Loops[i-1].Endless {
			heads[a.F.Loops[i-1].Head] = true
		}
	}
	return heads
}

// wayAt is the way out that ends in a block.
func (a *Activation) wayAt(block int) Way {
	w := Way{block: block}
	held := a.F.GuardsAt(a.Block)
	for _, g := range a.F.GuardsAt(block) {
		if !slices.ContainsFunc(held, func(h facts.Guard) bool { return h.Block == g.Block && h.Kind == g.Kind }) {
			w.Guards = append(w.Guards, g)
		}
	}
	return w
}

// MadeBy reports whether the activation has made the entry by a call that returns no error once
// it has.
func (a *Activation) MadeBy(c *facts.Call) bool {
	return c != nil && !a.FailsLate && (c == a.Call || c == a.Helper)
}

// ReturnsLate reports whether the activation's function returns the error of a call that
// comes after the entry was made.
func (a *Activation) ReturnsLate() bool {
	if len(a.F.Results) == 0 {
		return false
	}
	for _, t := range a.F.Results[len(a.F.Results)-1].Alternatives() {
		for i := range a.F.Calls {
			c := &a.F.Calls[i]
			if c != a.Call && program.Yields(c, t) && c.Seq > a.Seq && program.Reaches(a.F, a.Block, c.Block) {
				return true
			}
		}
	}
	return false
}
