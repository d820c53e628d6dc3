package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// allCrews are the goroutines that a function starts, itself or in what it calls.
func (m *madeFinder) allCrews(f *program.Func) []*spawned {
	if out, known := m.wider[f.ID]; known {
		return out
	}
	out := slices.Clone(m.crewsOf(f))
	home := m.homeOf(f)
	for i := 1; i < len(home.parts); i++ {
		g := home.parts[i].f
		for j := range g.Calls {
			if c := &g.Calls[j]; m.starts(c) {
				out = append(out, home.startedBy(i, c))
			}
		}
	}
	m.wider[f.ID] = out
	return out
}

// startedBy is the goroutine of a go statement of a part, in the terms of the function.
func (s *spawned) startedBy(part int, c *facts.Call) *spawned {
	p := &s.parts[part]
	out := &spawned{m: s.m, f: s.f, call: s.leadingTo(part), start: &callSite{p.f, c}}
	if g, lift := s.given(p, c); g != nil {
		out.collect(bodyPart{f: g, lift: lift, up: -1}, maxBodyDepth)
		return out
	}
	for _, st := range s.m.startedBy(p.f, c) {
		out.collect(bodyPart{f: st.f, lift: func(t *facts.Term) *facts.Term { return p.lift(st.lift(t)) }, up: -1}, maxBodyDepth)
	}
	return out
}

// given is the function that a part calls by a parameter, where the function itself has given
// it: a helper that runs what it is given. lift rewrites its terms for the function.
func (s *spawned) given(p *bodyPart, c *facts.Call) (g *program.Func, lift func(*facts.Term) *facts.Term) {
	if c.Func != "" || c.Iface || c.Value == nil || c.Value.Op != facts.OpParam {
		return nil, nil
	}
	v := p.lift(c.Value)
	if v.IsUnknown() || v.Op != facts.OpFunc {
		return nil, nil
	}
	if g = s.m.l.Funcs[v.Text]; g == nil || g.Unread {
		return nil, nil
	}
	var args []*facts.Term
	n := 0
	for i := range s.f.Uses {
		if u := &s.f.Uses[i]; u.Func == g.ID && u.How == facts.UseArg {
			if n++; u.Bound != nil {
				args = []*facts.Term{u.Bound}
			}
		}
	}
	if n != 1 { // of several method values which one it is cannot be told
		args = nil
	}
	if g.Recv != "" && len(args) == 0 {
		args = []*facts.Term{facts.Unknown()}
	}
	for _, a := range c.Args {
		args = append(args, p.lift(a))
	}
	e := program.Edge{Caller: s.f, Call: c, Args: args}
	return g, func(t *facts.Term) *facts.Term { return s.m.valueOf(s.f, s.m.w.Rebase(g, e, t)) }
}

// leadingTo is the call of the function itself by which it comes to a part.
func (s *spawned) leadingTo(part int) *facts.Call {
	for s.parts[part].up > 0 {
		part = s.parts[part].up
	}
	return s.parts[part].call
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
				for _, o := range s.m.allCrews(h) {
					if o.start != nil && o.start.in == s.f && o.start.call == s.call {
						out = append(out, o)
					}
				}
			}
		}
		level = next
	}
	return out
}

// reader is the one that receives from the channel, nil if there are several or none.
func (p *partners) reader() *spawned {
	var one *spawned
	for i := range p.acts {
		a := &p.acts[i]
		switch {
		case a.op != facts.CommRecv:
		case one != nil && one != a.by:
			return nil
		default:
			one = a.by
		}
	}
	return one
}

// place is the block by which an operation has come about, -1 if that cannot be told.
func (a *chanAct) place() int {
	switch {
	case a.op == facts.CommClose || a.wait != nil && len(a.wait.Cases) == 1:
		return a.block
	case a.wait != nil:
		return a.kase.Then
	}
	return -1
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

// surely reports whether a block of a part calls one that cannot end without passing what
// done tells.
func (s *spawned) surely(part, block int, done func(part, block int) bool) bool {
	for i := range s.parts {
		if q := &s.parts[i]; q.call != nil && q.call.Mode != facts.ModeGo && slices.Contains(s.callsAt(part, i), block) && !s.partEnds(i, done) {
			return true
		}
	}
	return false
}
