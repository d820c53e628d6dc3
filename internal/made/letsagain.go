package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// stay is a statement of a goroutine at which it waits for the end of something.
type stay struct {
	part *bodyPart
	wait *facts.Wait
}

// letsAgain reports whether a condition that lets one goroutine through lets the next one through while this
// one still waits: a flag that is set back, an object that is forgotten, a key that is taken out, before the
// goroutine comes to the wait, or by somebody who does not ask after it.
func (s *spawned) letsAgain(g *facts.Guard, at *stay) bool {
	if s.m.missesAgain(g) {
		return true
	}
	return slices.ContainsFunc(s.m.l.ResetsOf(g), func(r growth.Reset) bool { return s.resetBefore(r, at) })
}

// resetBefore reports whether a place is come to while the goroutine waits: by itself before it waits, by the
// function that starts it, or by code that runs again and again, is no end, and does not wait for the goroutine.
func (s *spawned) resetBefore(r growth.Reset, at *stay) bool {
	for i := range s.parts {
		if s.parts[i].f == r.In {
			return !r.Deferred && s.comesThrough(i, r, at)
		}
	}
	if s.endsBeside(r, at) {
		return false
	}
	if r.In == s.f {
		return program.LeadsTo(s.f, s.call.Block, s.call.Seq, r.Block, r.Seq)
	}
	if s.m.isEnd(r.In) || s.asksAfter(r) || s.onlyFails(r) {
		return false
	}
	roots := s.m.rootsAt(r.In, r.Block)
	return comesOften(roots) || roots.Live() && roots.Exported
}

// comesThrough reports whether the goroutine comes from a place in one of its parts to the wait.
func (s *spawned) comesThrough(part int, r growth.Reset, at *stay) bool {
	f, block, seq := r.In, r.Block, r.Seq
	for {
		if f == at.part.f {
			return program.LeadsTo(f, block, seq, at.wait.Block, at.wait.Seq)
		}
		p := &s.parts[part]
		for up := at.part; up.up >= 0; up = &s.parts[up.up] { // the part that waits is called after it
			if s.parts[up.up].f == f && program.LeadsTo(f, block, seq, up.call.Block, up.call.Seq) {
				return true
			}
		}
		if p.up < 0 || p.call.Mode != facts.ModePlain {
			return false
		}
		part = p.up
		f, block, seq = s.parts[part].f, p.call.Block, p.call.Seq
	}
}

// endsBeside reports whether the function that has a place also says the word for which the goroutine waits.
func (s *spawned) endsBeside(r growth.Reset, at *stay) bool {
	in := program.Outermost(s.m.l.Program, r.In)
	for _, c := range at.wait.Cases {
		key := program.PlaceKey(c.Chan)
		for _, g := range s.m.l.WithClosures(in) {
			if key != "" && slices.ContainsFunc(g.Comms, func(o facts.Comm) bool { return o.Op != facts.CommRecv && program.PlaceKey(o.Chan) == key }) {
				return true
			}
		}
	}
	return false
}

// asksAfter reports whether code waits before a place for something that the goroutine says when it ends.
func (s *spawned) asksAfter(r growth.Reset) bool {
	f := r.In
	if slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return waitsForAll(&c) && program.LeadsTo(f, c.Block, c.Seq, r.Block, r.Seq)
	}) {
		return true
	}
	return slices.ContainsFunc(f.Waits, func(w facts.Wait) bool {
		return program.LeadsTo(f, w.Block, w.Seq, r.Block, r.Seq) && slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool {
			return program.PlaceKey(c.Chan) != "" && s.closesPlace(program.PlaceKey(c.Chan))
		})
	})
}

// closesPlace reports whether the goroutine closes the channel of a field or variable.
func (s *spawned) closesPlace(key string) bool {
	return slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return slices.ContainsFunc(p.f.Closings, func(c facts.Closing) bool { return program.PlaceKey(c.Chan) == key })
	})
}

// onlyFails reports whether the function that starts the goroutine alone calls the one that has a place, and
// not once it has started the goroutine.
func (s *spawned) onlyFails(r growth.Reset) bool {
	return len(r.In.Callers) > 0 && !slices.ContainsFunc(r.In.Callers, func(e program.Edge) bool {
		return e.Caller != s.f || e.Mode == facts.ModeGo || e.Call != nil && program.LeadsTo(s.f, s.call.Block, s.call.Seq, e.Block, e.Call.Seq)
	})
}
