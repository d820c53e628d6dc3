package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// findReleases finds where a function removes entries, calls what does, or hands a
// function that does to others.
func (p *pender) findReleases(a site) growth.Release {
	r := growth.Release{At: map[int]int{}, Exits: map[int]*growth.Exits{}, Partway: map[int]growth.Partway{}}
	add := func(block, seq int, arranged bool) {
		if arranged {
			r.Arranged = append(r.Arranged, arrangedAt(a.f, block, seq))
		}
		r.At[block] = max(r.At[block], seq)
	}
	for _, s := range p.c.Shrinks {
		if s.Func == a.f {
			add(s.Block, s.Seq, s.Deferred)
		}
	}
	a.f.Steps.Add(1 + len(p.c.Shrinks) + len(a.f.Calls) + len(a.f.Uses))
	for i := range a.f.Calls {
		c := &a.f.Calls[i]
		if c == a.call {
			continue
		}
		reached := p.near
		if c.Mode == facts.ModeGo {
			reached = p.beside
		} else if c.Mode == facts.ModeDefer || c.Deferred || slices.ContainsFunc(a.f.GuardsAt(c.Block), program.OnFailure) {
			reached = p.far
		}
		if slices.ContainsFunc(p.l.Targets(a.f, c), func(id string) bool { return reached[id] && id != a.f.ID }) {
			if part, ok := p.partwayAt(a.f, c); ok {
				r.Partway[c.Block] = part
				continue
			}
			if p.mayAnswer(a.f, c) {
				continue
			}
			add(c.Block, c.Seq, c.Mode != facts.ModePlain || c.Deferred)
			if a.call != nil {
				if head, ok := sameRange(a.f, a.call.Block, c.Block); ok {
					add(head, c.Seq, false)
				}
			}
		}
	}
	for _, c := range a.f.Comms {
		if c.Op == facts.CommSend && p.takenFrom(c.Chan) {
			add(max(c.Then, 0), c.Seq, false)
		}
	}
	const end = 1 << 30 // a use has no place within its block
	for _, u := range a.f.Uses {
		if p.beside[u.Func] && u.Func != a.f.ID && u.How != facts.UseCall && u.How != facts.UseDefer {
			add(u.Block, end, true)
		}
	}
	if len(r.At) == 0 {
		r.Exits = exitsWithout(p.l, a.f)
	}
	return r
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
func (p *pender) kindOf(a *growth.Activation, w *growth.Way) wayKind {
	kind := wayNormal
	for i := range w.Guards {
		g := &w.Guards[i]
		switch {
		case (g.Kind == facts.GuardSelect && p.isValue(a, g.X) || g.Kind == facts.GuardErr && p.fromValue(a, g.X)) && (p.removedBy(a) || p.answerRemoves()):
			return wayAnswered
		case g.Kind == facts.GuardSelect && givesUp(g.X):
			kind = wayGaveUp
		case g.Kind == facts.GuardErr && !g.Neg:
			if g.X != nil && g.X.Op == facts.OpCall && g.X.Text == "(context.Context).Err" {
				kind = wayGaveUp
				continue
			}
			after := failing(a, g)
			if p.caredFor(a, g) || a.MadeBy(after) || a.Key != nil && after == a.Call {
				return wayAnswered
			}
			kind, w.After = wayFailed, after
		}
	}
	return kind
}

// removedBy reports whether other code than the activation's removes entries, such as who answers:
// where the activation alone does, an answer takes nothing out.
func (p *pender) removedBy(a *growth.Activation) bool {
	own := program.Outermost(p.l.Program, a.F)
	met := map[*program.Func]bool{}
	var work []*program.Func
	for _, s := range p.c.Shrinks {
		if s.Class != growth.ClassVoid {
			work = append(work, s.Func)
		}
	}
	for len(work) > 0 {
		f := work[len(work)-1]
		work = work[:len(work)-1]
		if met[f] || program.Outermost(p.l.Program, f) == own {
			continue
		}
		met[f] = true
		if len(f.Callers) == 0 || len(f.UsedAt) > 0 || len(met) > maxRemovers {
			return true
		}
		for _, e := range f.Callers {
			if !e.Caller.Testing {
				work = append(work, e.Caller)
			}
		}
	}
	return false
}

// maxRemovers is how many functions are looked at for one that removes apart from an activation.
const maxRemovers = 100

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
func failing(a *growth.Activation, g *facts.Guard) *facts.Call {
	var last *facts.Call
	for i := range a.F.Calls {
		c := &a.F.Calls[i]
		if program.Yields(c, g.X) && program.Reaches(a.F, c.Block, g.Block) && (last == nil || c.Seq > last.Seq) {
			last = c
		}
	}
	return last
}

// caredFor reports whether the branch of an error hands what was put in to other code:
// closing it may well remove it, by a way that is not seen.
func (p *pender) caredFor(a *growth.Activation, g *facts.Guard) bool {
	for i := range a.F.Calls {
		c := &a.F.Calls[i]
		inside := slices.ContainsFunc(a.F.GuardsAt(c.Block), func(h facts.Guard) bool {
			return h.Block == g.Block && h.Kind == g.Kind && h.Neg == g.Neg
		})
		if inside && slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return p.isValue(a, t) && !g.X.Equal(t) }) {
			return true
		}
	}
	return false
}

// isValue reports whether a term is what was put in, a part of it, or what it was made
// around.
func (p *pender) isValue(a *growth.Activation, t *facts.Term) bool {
	if t.IsUnknown() {
		return false
	}
	for u := t; ; u = u.Arg(0) {
		if slices.ContainsFunc(a.Vals, func(v *facts.Term) bool { return v.Equal(u) || carries(v, u) }) {
			return true
		}
		if u.Op != facts.OpField {
			break
		}
	}
	owner := p.c.Value.Named
	for _, v := range a.Vals {
		if v != nil && v.Op == facts.OpNew && v.Text != "" {
			owner = v.Text
		}
	}
	return owner != "" && slices.ContainsFunc(p.l.StoresOf[a.F.ID], func(s facts.Store) bool {
		return s.Val.Equal(t) && len(s.Field) > len(owner) && s.Field[:len(owner)] == owner && s.Field[len(owner)] == '.'
	})
}

// carries reports whether an entry that is put in by value has a part that was made for it.
func carries(v, part *facts.Term) bool {
	return v != nil && v.Op == facts.OpStruct && part.Op == facts.OpNew && slices.ContainsFunc(v.Args, func(a *facts.Term) bool { return part.Equal(a) })
}

// fromValue reports whether a term was received from, or read out of, what was put in. What the
// activation has written there itself is no answer of somebody else.
func (p *pender) fromValue(a *growth.Activation, t *facts.Term) bool {
	received := t.Any(func(u *facts.Term) bool { return u.Op == facts.OpRecv && p.isValue(a, u.Arg(0)) })
	own := func(s facts.Store) bool { return t != nil && s.Field == t.Text && s.In > 0 }
	return received || t != nil && t.Op == facts.OpField && p.isValue(a, t) && !slices.ContainsFunc(p.l.StoresOf[a.F.ID], own)
}

// waits reports whether the activation waits on what was put in.
func (p *pender) waits(a *growth.Activation) bool {
	for i := range a.F.Blocks {
		if slices.ContainsFunc(a.F.Blocks[i].Guards, func(g facts.Guard) bool { return g.Kind == facts.GuardSelect && p.isValue(a, g.X) }) {
			return true
		}
	}
	return false
}

// callerReleases reports whether every caller in view removes the entry itself once the
// activation is over: at its end, on all ways, or where the activation failed.
func (p *pender) callerReleases(a *growth.Activation) bool {
	n := 0
	for _, e := range a.F.Callers {
		if e.Caller.Testing || e.Mode != facts.ModePlain {
			continue
		}
		n++
		if !p.releasesAfter(e) {
			return false
		}
	}
	return n > 0
}

func (p *pender) releasesAfter(e program.Edge) bool {
	up := &growth.Activation{F: e.Caller, Block: e.Block, Seq: e.Seq, Call: e.Call}
	rel := p.releases(up)
	if rel.Always {
		return true
	}
	w := up.Ways(rel)
	if w.Closed && len(w.Open) == 0 && len(rel.At) > 0 {
		return true
	}
	for block := range rel.At {
		if slices.ContainsFunc(e.Caller.GuardsAt(block), func(g facts.Guard) bool {
			return g.Kind == facts.GuardErr && !g.Neg && failing(up, &g) == e.Call
		}) {
			return true
		}
	}
	return false
}

// releases finds where the activation's function removes entries, calls what does, or
// hands a function that does to others.
func (p *pender) releases(a *growth.Activation) growth.Release {
	key := site{a.F, a.Call}
	r, ok := p.released[key]
	if !ok {
		r = p.findReleases(key)
		p.released[key] = r
	}
	r.Always = slices.ContainsFunc(r.Arranged, func(x growth.Arrangement) bool { return x.Before(a) })
	return r
}
