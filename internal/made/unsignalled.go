package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// unsignalled finds a loop that was meant to end when a word comes, where all code that would say
// that word is dead: nothing in view calls it, and nobody out of view can. What leads out of
// the loop besides is an error, of which there may be none for as long as the goroutine is left
// behind. Whoever wrote the stop saw the need of one.
func (s *spawned) unsignalled(made *Made) bool {
	if f := program.Outermost(s.m.l.Program, s.f); f.Package.Closed && len(f.Callers)+len(f.UsedAt) == 0 {
		return false // what makes it is as dead as what ends it, whatever its shape
	}
	for i := range s.parts {
		p := &s.parts[i]
		dead, by := s.m.unsaid(p)
		if len(dead) == 0 {
			continue
		}
		for b := range s.m.restingAs(p.f, p.lift) {
			dead[b] = true
		}
		for b := range p.f.Blocks {
			if program.Failed(p.f, b) {
				dead[b] = true
			}
		}
		n := s.m.trapBut(p.f, dead)
		if n < 0 || s.panicsOut(p, n+1) {
			continue
		}
		made.Fault = FaultEndless
		made.Why = reason.UncalledEnd.With(by.in.Display, p.f.Display)
		made.note("no-way-out", reason.LoopButError.With(), p.f, p.f.Loops[n].Pos)
		made.note("end", reason.WouldEnd.With(), by.in, by.call.Pos)
		if s.ender(made) == "" && !s.ofNewObject() {
			made.Weak = reason.MeantToRun.With()
		}
		return !s.once() && !s.single()
	}
	return false
}

// ofNewObject reports whether the function makes the object that the goroutine belongs to: as often
// as it runs, there is another one of both.
func (s *spawned) ofNewObject() bool {
	of := program.ArgAt(s.call.Args, 0)
	return s.parts[0].f.Recv != "" && of.Op == facts.OpNew && of.Up == 0
}

// unsaid are the blocks of a part that follow on words which only dead code says: on a channel of a
// field that code in view makes, keeps and works on alone. The place is one of those that
// would say it.
func (m *madeFinder) unsaid(p *bodyPart) (map[int]bool, callSite) {
	out := map[int]bool{}
	var by callSite
	for i := range p.f.Waits {
		w := &p.f.Waits[i]
		for _, c := range w.Cases {
			if len(w.Cases) < 2 || c.Then < 0 || c.Op != facts.CommRecv {
				continue
			}
			ch := c.Chan
			if ch.Op != facts.OpField {
				ch = p.lift(ch)
			}
			if ch == nil || ch.Op != facts.OpField {
				continue
			}
			if at := m.deadWord(ch.Text); at.in != nil {
				out[c.Then], by = true, at
			}
		}
	}
	return out, by
}

// deadWord is a place of dead code that sends on a channel, or closes it, if all that do so are dead.
func (m *madeFinder) deadWord(key string) callSite {
	u := m.l.ChannelUses()[key]
	if u == nil || len(u.Made) == 0 || m.l.HandedOn(u) || m.l.Blind(u.Made[0].In.Package, facts.CommClose) || m.l.Blind(u.Made[0].In.Package, facts.CommSend) {
		return callSite{}
	}
	if slices.ContainsFunc(m.l.Closers[key], func(f *program.Func) bool { return f != nil && !f.Testing && !m.rootsAt(f, 0).Dead }) {
		return callSite{}
	}
	var out callSite
	for _, op := range u.Words() {
		f := program.Outermost(m.l.Program, op.Site)
		if !m.rootsAt(op.Site, op.Block).Dead || !m.rootsAt(f, 0).Dead {
			return callSite{}
		}
		out = callSite{f, &facts.Call{Pos: op.Pos, Block: op.Block}}
	}
	return out
}
