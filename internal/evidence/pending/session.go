package pending

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
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
	by := p.onlyInTurns()
	if by == nil {
		return
	}
	if all := p.sessionsOf(g); len(all) > 0 {
		p.propose(&Pending{Kind: Session, Grow: g, Func: all[0].f, By: by})
	}
}

// maxSessionHops is how many calls below the loop of a session an insert or a removal may lie.
const maxSessionHops = 3

// sessionsOf are the sessions in whose turns an insert puts in something of their own.
func (p *pender) sessionsOf(g *growth.Event) []session {
	var out []session
	work := []*growth.Activation{{F: g.Func, Block: g.Block, Vals: keptBy(g)}}
	out = append(out, p.sessionsAt(work[0])...)
	for range maxSessionHops {
		var next []*growth.Activation
		for _, a := range work {
			for _, e := range slices.Concat(a.F.Callers, p.starts(a.F)) {
				if e.Caller.Testing || !inTurn(&e) || e.Iface || len(next) > 24 {
					continue
				}
				up := atCaller(a, &e)
				if at := p.sessionsAt(up); len(at) > 0 {
					out = append(out, at...)
				} else if len(up.Vals) > 0 {
					next = append(next, up)
				}
			}
		}
		work = next
	}
	return out
}

// sessionsAt are the sessions something of which is put in where an activation stands: the one that it
// is a turn of, or one that a container has as a member.
func (p *pender) sessionsAt(a *growth.Activation) []session {
	n := cmp.Or(p.peerLoop(a.F, a.Block), p.peerLoopAfter(a.F, a.Block))
	if n > 0 && slices.ContainsFunc(a.Vals, func(v *facts.Term) bool { return p.isOwn(a.F, v, n) }) {
		return []session{{a.F, n}}
	}
	var out []session
	for _, v := range a.Vals {
		if of := program.RootOf(v); of.Op == facts.OpElem || of.Op == facts.OpKey {
			out = append(out, p.membersOf(program.PlaceKey(of.Arg(0)))...)
		}
	}
	return out
}

// membersOf are the sessions that put themselves into a container, and are taken out of it otherwise than
// by the word of their peer: at their end.
func (p *pender) membersOf(id string) []session {
	c := p.all.byID[id]
	if c == nil || c == p.c || len(c.Shrinks) == 0 {
		return nil
	}
	out, ok := p.all.members[id]
	if ok {
		return out
	}
	p.all.members[id] = nil // a member of itself is none
	q := &pender{l: p.l, c: c, all: p.all}
	if q.onlyInTurns() != nil {
		return nil
	}
	for _, g := range c.Grows {
		if g.Roots.Live() {
			out = append(out, q.sessionsOf(g)...)
		}
	}
	p.all.members[id] = out
	return out
}

// keptBy are the objects that an entry keeps or that its key names a part of.
func keptBy(g *growth.Event) []*facts.Term {
	out := partsOf(g.Val)
	for _, k := range partsOf(g.Key) {
		out = append(out, program.RootOf(k))
	}
	return out
}

// atCaller is an activation as a caller sees it, with the values that it has given or that a function
// literal has captured from it.
func atCaller(a *growth.Activation, e *program.Edge) *growth.Activation {
	up := &growth.Activation{F: e.Caller, Block: e.Block}
	for _, v := range a.Vals {
		switch {
		case v == nil:
		case program.RootOf(v).Up > 0:
			if a.F.Parent == e.Caller.ID {
				up.Vals = append(up.Vals, v.Raise(1))
			}
		case program.RootOf(v).Op != facts.OpParam:
		case program.RootOf(v).Up == 0:
			up.Vals = append(up.Vals, v.Substitute(e.Args))
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

// isOwn reports whether a value is an object that a function has made outside of a loop, or that it
// was given as the one that it works for: it is started as a goroutine, and the object is not the
// holder of the container.
func (p *pender) isOwn(f *program.Func, v *facts.Term, loop int) bool {
	if v == nil {
		return false
	}
	if v.Up > 0 {
		return p.madeForClosure(f, v)
	}
	switch v.Op {
	case facts.OpNew:
		m := program.MakeOf(f, v.N)
		return m != nil && !program.InLoop(f, m.Block, loop)
	case facts.OpCall:
		return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
			return c.Func == v.Text && program.Yields(&c, v) && !program.InLoop(f, c.Block, loop) && p.l.ReturnsNew(v.Text, v.N)
		})
	case facts.OpParam:
		if v.N >= len(f.Params) || f.Params[v.N].Type == "" || f.Params[v.N].Type == growth.OwnerKey(p.c) {
			return false
		}
		return slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
			return !e.Caller.Testing && (e.Mode == facts.ModeGo || len(p.starts(e.Caller)) > 0)
		})
	}
	return false
}

// madeForClosure reports whether a closure, which its maker starts as a goroutine, has captured an object
// that the maker has made for that one: whenever the one is started, the other has been made anew.
func (p *pender) madeForClosure(f *program.Func, v *facts.Term) bool {
	maker := p.l.Funcs[f.Parent]
	if maker == nil || v.Up != 1 || v.Op != facts.OpNew {
		return false
	}
	m := program.MakeOf(maker, v.N)
	callers := slices.Concat(f.Callers, p.starts(f))
	started := slices.IndexFunc(callers, func(e program.Edge) bool { return e.Mode == facts.ModeGo && e.Caller == maker })
	if m == nil || started < 0 {
		return false
	}
	for n := range program.LoopsAround(maker, callers[started].Block) {
		if !program.InLoop(maker, m.Block, n) {
			return false
		}
	}
	return p.l.Rates().At(maker, m.Block).Has(reach.RateMany)
}
