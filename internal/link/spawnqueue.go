package link

import (
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// queues finds a goroutine for each event that wants a lock of something older, under which
// the one that has it makes a pause: the others wait for that.
func (s *spawned) queues(made *Made) bool {
	if s.parts[0].f.Shape == facts.ShapeHandler {
		return false
	}
	for i := range s.parts {
		f := s.parts[i].f
		for j := range f.Calls {
			if c := &f.Calls[j]; c.Mode == facts.ModePlain && !c.Deferred && c.Callee.Pkg == "time" && c.Callee.Name == "Sleep" && s.pausesLocked(made, i, c.Block, c.Seq, c.Pos) {
				return true
			}
		}
		for j := range f.Waits {
			if w := &f.Waits[j]; slices.ContainsFunc(w.Cases, pauses) && s.pausesLocked(made, i, w.Block, w.Seq, w.Pos) {
				return true
			}
		}
	}
	return false
}

// pausesLocked reports whether the goroutine holds a lock of something older at a place of
// a part, or at the calls that lead there, and completes the finding.
func (s *spawned) pausesLocked(made *Made, part, block, seq int, at facts.Pos) bool {
	in := s.parts[part].f
	for part >= 0 {
		p := &s.parts[part]
		for i := range p.f.Calls {
			c := &p.f.Calls[i]
			if c.Callee.Pkg != "sync" || c.Callee.Name != "Lock" || c.Mode != facts.ModePlain || len(c.Args) == 0 {
				continue
			}
			switch root := rootOf(p.lift(c.Args[0])); {
			case root.Op != facts.OpParam && root.Op != facts.OpGlobal && root.Up == 0:
				continue
			case s.m.anew(s.f, s.call.Block, p.lift(c.Args[0])):
				continue
			}
			locks, _ := held(p.f, block, seq, c.Args[0])
			if name := (&lockFlow{base: c.Args[0]}).name(c); name == "" || !slices.Contains(locks, name) {
				continue
			}
			made.Fault = FaultLocked
			made.Why = fmt.Sprintf("each one wants %s, which another one holds while it pauses in %s", lastName(p.lift(c.Args[0]).Text), in.Display)
			made.note("stays-at", "it waits for the lock here", p.f, c.Pos)
			made.note("pauses", "and pauses here with the lock held", in, at)
			return true
		}
		if p.call != nil {
			block, seq = p.call.Block, p.call.Seq
		}
		part = p.up
	}
	return false
}
