package pending

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// session is a function that works for one peer for as long as that sends: a loop, and what it does
// before and after.
type session struct {
	f *program.Func
	// loop is the number of the loop.
	loop int
}

// outlivesSession looks for entries of a session, an object that it has made before its loop or was given,
// that are put in before or in the turns of the loop and taken out in them alone, as the peer asks for it: where
// the peer goes away without a word, the session ends and the entry stays.
func (p *pender) outlivesSession(g *growth.Event) {
	for _, s := range p.sessionsOf(g) {
		if p.onlyInTurns(s) {
			p.propose(&Pending{Kind: Session, Grow: g, Func: s.f})
			return
		}
	}
}

// maxSessionHops is how many calls below the loop of a session an insert or a removal may lie.
const maxSessionHops = 3

// sessionsOf are the sessions in whose turns an insert puts in something of their own.
func (p *pender) sessionsOf(g *growth.Event) []session {
	var out []session
	work := []*growth.Activation{{F: g.Func, Block: g.Block, Vals: append(partsOf(g.Val), program.RootOf(g.Key))}}
	for range maxSessionHops {
		var next []*growth.Activation
		for _, a := range work {
			for _, e := range a.F.Callers {
				if e.Caller.Testing || !inTurn(&e) || e.Iface || len(next) > 24 {
					continue
				}
				up := atCaller(a, &e)
				if n := cmp.Or(p.peerLoop(up.F, up.Block), p.peerLoopAfter(up.F, up.Block)); n > 0 && slices.ContainsFunc(up.Vals, func(v *facts.Term) bool { return p.isOwn(up.F, v, n) }) {
					out = append(out, session{up.F, n})
				} else if len(up.Vals) > 0 {
					next = append(next, up)
				}
			}
		}
		work = next
	}
	return out
}

// inTurn reports whether a call belongs to the turn that makes it, also as a goroutine: each message
// may have one.
func inTurn(e *program.Edge) bool { return e.Mode == facts.ModePlain || e.Mode == facts.ModeGo }

// atCaller is an activation as a caller sees it, with the values that it has given or that a function
// literal has captured from it.
func atCaller(a *growth.Activation, e *program.Edge) *growth.Activation {
	up := &growth.Activation{F: e.Caller, Block: e.Block}
	for _, v := range a.Vals {
		switch {
		case v == nil || program.RootOf(v).Op != facts.OpParam:
		case program.RootOf(v).Up == 0:
			up.Vals = append(up.Vals, v.Substitute(e.Args))
		case a.F.Parent == e.Caller.ID:
			up.Vals = append(up.Vals, v.Raise(1))
		}
	}
	return up
}

// partsOf are the values that an entry keeps: one, or those of the fields of a struct.
func partsOf(v *facts.Term) []*facts.Term {
	if v != nil && v.Op == facts.OpStruct {
		return slices.Clone(v.Args)
	}
	return []*facts.Term{v}
}

// peerLoop is the number of a loop around a block that goes on for as long as a peer sends, and after
// which the function ends; 0 without one.
func (p *pender) peerLoop(f *program.Func, block int) int {
	for n := range program.LoopsAround(f, block) {
		if lp := &f.Loops[n-1]; lp.Parent == 0 && p.l.IsFedByPeer(f, lp) {
			return n
		}
	}
	return 0
}

// peerLoopAfter is the number of such a loop to which control comes from a block that stands before
// it, 0 without one.
func (p *pender) peerLoopAfter(f *program.Func, block int) int {
	if f.Blocks[block].Loop > 0 {
		return 0
	}
	for n := range f.Loops {
		if lp := &f.Loops[n]; lp.Parent == 0 && p.l.IsFedByPeer(f, lp) && program.Reaches(f, block, lp.Head) {
			return n + 1
		}
	}
	return 0
}

// isOwn reports whether a value is an object that a function has made outside of a loop, or that it
// was given as the one that it works for: it is started as a goroutine, and the object is not the
// holder of the container.
func (p *pender) isOwn(f *program.Func, v *facts.Term, loop int) bool {
	if v == nil || v.Up > 0 {
		return false
	}
	switch v.Op {
	case facts.OpNew:
		m := program.MakeOf(f, v.N)
		return m != nil && !program.InLoop(f, m.Block, loop)
	case facts.OpParam:
		if v.N >= len(f.Params) || f.Params[v.N].Type == "" || f.Params[v.N].Type == growth.OwnerKey(p.c) {
			return false
		}
		return slices.ContainsFunc(f.Callers, func(e program.Edge) bool { return e.Mode == facts.ModeGo && !e.Caller.Testing })
	}
	return false
}

// onlyInTurns reports whether each removal is of one entry, and is come to from the turns of a
// session's loop alone.
func (p *pender) onlyInTurns(s session) bool {
	some := false
	for _, e := range p.c.Shrinks {
		if e.Class == growth.ClassVoid {
			continue
		}
		some = true
		if e.Extent != facts.ExtentOne || e.Class.Complete() || e.Deferred || e.Func == s.f || !p.underTurns(e.Func, s, maxSessionHops) {
			return false
		}
	}
	return some
}

// underTurns reports whether a function is called by the turns of a session's loop alone, directly or
// through others.
func (p *pender) underTurns(f *program.Func, s session, hops int) bool {
	if hops == 0 || len(f.Callers) == 0 || p.l.OpenFunc(f) || f.Parent != "" && f.Parent != s.f.ID {
		return false
	}
	return !slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		switch {
		case e.Caller.Testing:
			return false
		case e.Iface || !inTurn(&e):
			return true
		case e.Caller == s.f:
			return !program.InLoop(s.f, e.Block, s.loop)
		}
		return !p.underTurns(e.Caller, s, hops-1)
	})
}
