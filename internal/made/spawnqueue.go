package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// queues finds a goroutine for each event that wants a lock of something older, under which
// the one that has it makes a pause, or waits for an answer as long as that takes: the others
// wait for that. One that a helper starts is looked at where the helper was given it.
func (s *spawned) queues(made *Made) bool {
	return slices.ContainsFunc(s.seenFrom(), func(o *spawned) bool {
		return len(o.parts) > 0 && o.parts[0].f.Shape != facts.ShapeHandler && (o == s || !o.bounded()) && o.queuesLocked(made)
	})
}

func (s *spawned) queuesLocked(made *Made) bool {
	for i := range s.parts {
		f := s.parts[i].f
		for j := range f.Calls {
			if c := &f.Calls[j]; c.Mode == facts.ModePlain && !c.Deferred && s.lingers(c) && s.pausesLocked(made, i, c.Block, c.Seq, c.Pos) {
				return true
			}
		}
		for j := range f.Waits {
			if w := &f.Waits[j]; slices.ContainsFunc(w.Cases, program.Pauses) && s.pausesLocked(made, i, w.Block, w.Seq, w.Pos) {
				return true
			}
		}
	}
	return false
}

// lingers reports whether a call makes a pause, or comes back when another program has
// answered it and nothing in view says how long that may take.
func (s *spawned) lingers(c *facts.Call) bool {
	if c.Callee.Pkg == "time" && c.Callee.Name == "Sleep" {
		return true
	}
	if c.Callee.Pkg != "net/http" {
		return false
	}
	switch c.Callee.Name {
	case "Get", "Head", "Post", "PostForm":
		return c.Callee.Type == "" || c.Callee.Type == "Client" && len(c.Args) > 0 && s.m.untimed(c.Args[0])
	}
	return false
}

// untimed reports whether a client of net/http sets no limit to how long an answer may take:
// that of the package, or one in a field for which all that are made have none.
func (m *madeFinder) untimed(client *facts.Term) bool {
	if client.Op == facts.OpGlobal {
		return client.Text == "net/http.DefaultClient"
	}
	if client.Op != facts.OpField {
		return false
	}
	const timeout = "net/http.Client.Timeout"
	made := 0
	for _, f := range m.l.SortedFuncs() {
		if slices.ContainsFunc(m.l.StoresOf[f.ID], func(st facts.Store) bool { return st.Field == timeout }) {
			return false
		}
		for _, v := range reach.ValuesOf(m.l.StoresOf[f.ID], client.Text) {
			if v.Op != facts.OpNew || v.Up != 0 || v.Text != "net/http.Client" {
				return false
			}
			made++
		}
	}
	return made > 0
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
			switch root := program.RootOf(p.lift(c.Args[0])); {
			case root.Op != facts.OpParam && root.Op != facts.OpGlobal && root.Up == 0:
				continue
			case s.m.anew(s.f, s.call.Block, p.lift(c.Args[0])):
				continue
			}
			locks, _ := program.Held(p.f, block, seq, c.Args[0])
			if name := (&program.LockFlow{Base: c.Args[0]}).Name(c); name == "" || !slices.Contains(locks, name) {
				continue
			}
			made.Fault = FaultLocked
			made.Why = reason.LockedEach.With(program.LastName(p.lift(c.Args[0]).Text), in.Display)
			made.note("stays-at", reason.LockHere.With(), p.f, c.Pos)
			made.note("pauses", reason.PausesLocked.With(), in, at)
			return true
		}
		if p.call != nil {
			block, seq = p.call.Block, p.call.Seq
		}
		part = p.up
	}
	return false
}
