package made

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// startedBy is the goroutine of a go statement of a part, in the terms of the function.
func (s *spawned) startedBy(part int, c *facts.Call) *spawned {
	p := &s.parts[part]
	out := &spawned{m: s.m, f: s.f, call: s.leadingTo(part), start: &callSite{p.f, c}}
	if g, lift := s.m.given(s.f, p, c); g != nil {
		out.collect(bodyPart{f: g, lift: lift, up: -1}, maxBodyDepth)
		return out
	}
	for _, st := range s.m.startedBy(p.f, c) {
		out.collect(bodyPart{f: st.f, lift: func(t *facts.Term) *facts.Term { return p.lift(st.lift(t)) }, up: -1}, maxBodyDepth)
	}
	return out
}

// leadingTo is the call of the function itself by which it, or a goroutine of its own, comes to a part.
func (s *spawned) leadingTo(part int) *facts.Call {
	if s.call != nil {
		return s.call
	}
	for s.parts[part].up > 0 {
		part = s.parts[part].up
	}
	return s.parts[part].call
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
