package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxPeerHops is how many calls below the loop of a peer an insert may lie, and above a removal what
// comes to that.
const maxPeerHops = 6

// unmetPeer finds an insert in the turns of a loop that goes on for as long as a peer sends, where all
// removals take keys that the activations which come to them have made anew, and none of them lies
// below that loop: who follows another node, and enters what that has entered, removes nothing. Where a
// condition on the way may tell whose the entry is, there is none.
func (l *Growth) unmetPeer(c *Container) *Event {
	if c.Level > 0 || !c.Keyed() {
		return nil
	}
	var ids []string
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if e.Extent != facts.ExtentOne || e.Class.Complete() || e.Key.IsUnknown() || !l.Minted(e.Key, e.Func, maxPeerHops) {
			return nil
		}
		ids = append(ids, e.Func.ID, e.Site.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	removing := l.CallersOf(ids, maxPeerHops)
	for _, g := range c.Grows {
		if !g.Roots.Live() || slices.ContainsFunc(g.Guards, tellsWhose) {
			continue
		}
		if f := l.peerAbove(g.Func, g.Block, removing); f != nil {
			out := *g
			out.Func = f
			return &out
		}
	}
	return nil
}

// tellsWhose reports whether a guard may tell whose an entry is: it compares what comes with something
// of the program's own, or asks a flag or a function.
func tellsWhose(g facts.Guard) bool {
	return g.Kind == facts.GuardFlag || g.Kind == facts.GuardCall || comparesOwn(g)
}

// comparesOwn reports whether a guard compares two values of which none is a constant.
func comparesOwn(g facts.Guard) bool {
	isConst := func(t *facts.Term) bool { return t != nil && t.Op == facts.OpConst }
	return g.Kind == facts.GuardEq && !isConst(g.X) && !isConst(g.Y)
}

// peerAbove is a function in the turns of whose loop, which a peer feeds, control comes to a place, and
// that does not come to a removal; nil without one.
func (l *Growth) peerAbove(f *program.Func, block int, removing map[string]bool) *program.Func {
	type place struct {
		f     *program.Func
		block int
	}
	met := map[*program.Func]bool{f: true}
	work := []place{{f, block}}
	for hop := 0; hop <= maxPeerHops && len(work) > 0; hop++ {
		var next []place
		for _, at := range work {
			if removing[at.f.ID] {
				continue
			}
			if l.inPeerTurn(at.f, at.block) {
				return at.f
			}
			for _, e := range at.f.Callers {
				l.Steps.Add(1)
				asks := tellsWhose
				if l.inPeerTurn(e.Caller, e.Block) {
					asks = comparesOwn // the loop itself asks whether there is more
				}
				if !met[e.Caller] && !e.Caller.Testing && !e.Iface && e.Mode == facts.ModePlain && !slices.ContainsFunc(e.Caller.GuardsAt(e.Block), asks) {
					met[e.Caller] = true
					next = append(next, place{e.Caller, e.Block})
				}
			}
		}
		work = next
	}
	return nil
}

// inPeerTurn reports whether a place lies in a loop that goes on for as long as a peer sends.
func (l *Growth) inPeerTurn(f *program.Func, block int) bool {
	loops := slices.Collect(program.LoopsAround(f, block))
	return slices.ContainsFunc(loops, func(n int) bool { return l.IsFedByPeer(f, &f.Loops[n-1]) })
}
