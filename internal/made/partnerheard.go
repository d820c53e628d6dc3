package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// unheard finds a receive of the goroutine that waits for nothing else, from a channel that
// nobody has but the function and what it starts: where all who send or close can end without
// having done so, the goroutine stays.
func (s *spawned) unheard(made *Made) bool {
	for _, o := range s.seenFrom() {
		for i := range o.parts {
			part := &o.parts[i]
			for j := range part.f.Waits {
				w := &part.f.Waits[j]
				c := alone(w)
				if c == nil || c.Op != facts.CommRecv || w.Range || part.f.Blocks[w.Block].Loop > 0 || o.deferredAt(i) {
					continue
				}
				p := o.m.partnersOf(o.f, part.lift(c.Chan))
				if p == nil || p.others(p.home, facts.CommSend) || p.others(p.home, facts.CommClose) || p.others(o, facts.CommRecv) {
					continue
				}
				if o.f.Blocks[o.call.Block].Loop > 0 || !p.leavesUnsaid(o) {
					continue
				}
				made.Fault = FaultRecv
				made.Why = reason.ReturnsUnheard.With(o.f.Display)
				made.note("stays-at", reason.BlocksOnReceive.With(), part.f, w.Pos)
				return true
			}
		}
	}
	return false
}

// leavesUnsaid reports whether the function has a part in the channel, sends or closes in ways
// that are understood, and can return without either.
func (p *partners) leavesUnsaid(s *spawned) bool {
	acts := append(p.of(p.home, facts.CommSend), p.of(p.home, facts.CommClose)...)
	if len(acts) == 0 || slices.ContainsFunc(acts, func(a *chanAct) bool { return a.place() < 0 }) {
		return false
	}
	return p.goesWithout(p.home, s, acts)
}

// goesWithout reports whether a partner can come to its end, from where s was started or from
// its own start, without one of some operations, each of which is told by the part and block
// where it has come about.
func (p *partners) goesWithout(q, s *spawned, acts []*chanAct) bool {
	done := func(part, block int) bool {
		return slices.ContainsFunc(acts, func(a *chanAct) bool { return a.part == part && a.place() == block })
	}
	if q != p.home {
		return q.canEnd(done)
	}
	at := s.call.Block
	passes := func(part, block int) bool { return done(part, block) || q.surely(part, block, done) }
	if passes(0, at) {
		return false
	}
	return q.f.Blocks[at].Return || q.leavesFrom(0, q.f.Blocks[at].Succs, passes)
}

// seenFrom is the goroutine as the functions see it that may have what it works on: the one
// that starts it, and those that call that one and made what they give it, or have what it
// returns.
func (s *spawned) seenFrom() []*spawned {
	out := []*spawned{s}
	if s.start != nil {
		return out
	}
	met := map[*program.Func]bool{s.f: true}
	level := []*program.Func{s.f}
	for hops := 1; hops < maxBodyDepth; hops++ {
		var next []*program.Func
		for _, f := range level {
			for _, e := range f.Callers {
				h := e.Caller
				if met[h] || h.Testing || e.Iface || e.Param || e.Call == nil || e.Mode != facts.ModePlain || len(met) > maxBodyParts {
					continue
				}
				met[h] = true
				next = append(next, h)
				out = append(out, s.startedThrough(h)...)
			}
		}
		level = next
	}
	return out
}

// startedThrough are the goroutines that a function starts by calling what starts this one.
func (s *spawned) startedThrough(h *program.Func) []*spawned {
	var out []*spawned
	for _, o := range s.m.allCrews(h) {
		if o.start != nil && o.start.in == s.f && o.start.call == s.call {
			out = append(out, o)
		}
	}
	return out
}
