package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// lasting finds a loop that only the end of something leads out of which goes on while the
// goroutine is started again and again: a context or a done channel of an object, of the
// program or of a caller, that all of them share. Each start adds one, and all stay until the end.
func (s *spawned) lasting(made *Made) bool {
	for _, o := range s.seenFrom() {
		if o.onceALife() && !o.begunAgain() || o.bounded() || s.bounded() {
			continue
		}
		for i := range o.parts {
			p := &o.parts[i]
			if o != s && s.call.Func != "" && s.runs(p.f) {
				continue // who has what it works on is asked of the callers one after the other
			}
			if end := o.sharedWait(p); end != nil {
				made.Fault, made.Roots = FaultContext, end.roots
				made.Why = reason.AllShare.With(end.name)
				made.note("stays-at", reason.StaysHere.With(), p.f, end.wait.Pos)
			} else if end, n := o.sharedEnd(p); end != nil {
				made.Fault, made.Roots = FaultContext, end.roots
				made.Why = reason.LoopAllShare.With(end.name, p.f.Display)
				made.note("stays-at", reason.WaitsEachTurn.With(), p.f, end.wait.Pos)
				made.note("no-way-out", reason.LoopOnlyThere.With(), p.f, p.f.Loops[n].Pos)
			} else {
				continue
			}
			if o != s {
				made.note("begun", reason.Begins.With(o.f.Display), o.f, o.call.Pos)
			}
			return true
		}
	}
	return false
}

// begunAgain reports whether something that is called for each event, and is no begin of a life itself, calls
// the function that starts the goroutine: whatever that is named, it begins as often.
func (s *spawned) begunAgain() bool {
	return slices.ContainsFunc(s.f.Callers, func(e program.Edge) bool {
		if e.Caller.Testing || startsLife(program.Outermost(s.m.l.Program, e.Caller).Name) {
			return false
		}
		r := s.m.rootsAt(e.Caller, e.Block)
		return r.Event || r.Tick
	})
}

// sharedEnd is something whose end many goroutines wait for.
type sharedEnd struct {
	name  string
	wait  *facts.Wait
	roots reach.Roots
}

// sharedWait is what a goroutine waits for, and nothing else, whatever has come about, and which goes
// on while it is started again and again; nil if there is no such wait.
func (s *spawned) sharedWait(p *bodyPart) *sharedEnd {
	if p.up >= 0 {
		return nil
	}
	for i := range p.f.Waits {
		w := &p.f.Waits[i]
		if w.Range || len(w.Cases) != 1 || w.Cases[0].Op != facts.CommRecv || len(p.f.GuardsAt(w.Block)) > 0 || p.f.Blocks[w.Block].Loop > 0 {
			continue
		}
		if name, roots := s.sharedBy(p.lift(w.Cases[0].Chan)); name != "" {
			return &sharedEnd{name, w, roots}
		}
	}
	return nil
}

// sharedEnd is what alone leads out of a loop of a part and goes on while the goroutine is started
// again and again, nil if there is no such loop, and the index of the loop.
func (s *spawned) sharedEnd(p *bodyPart) (*sharedEnd, int) {
	after := map[int]bool{}
	var first *sharedEnd
	for i := range p.f.Waits {
		w := &p.f.Waits[i]
		for _, c := range w.Cases {
			if c.Op != facts.CommRecv || c.Then < 0 || len(w.Cases) < 2 {
				continue
			}
			name, roots := s.sharedBy(p.lift(c.Chan))
			if name == "" {
				continue
			}
			after[c.Then] = true
			if first == nil {
				first = &sharedEnd{name, w, roots}
			}
		}
	}
	if first == nil {
		return nil, -1
	}
	for b := range s.m.restingAs(p.f, p.lift) {
		after[b] = true
	}
	n := s.m.trapBut(p.f, after)
	if n < 0 {
		return nil, -1
	}
	return first, n
}

// sharedBy names what ends a channel where that goes on while the function starts the goroutine
// again and again for the same one, with how control gets there; "" for everything else.
func (s *spawned) sharedBy(ch *facts.Term) (string, reach.Roots) {
	what, name, context := ch, reason.SomeChannel.With().String(), ch.Op == facts.OpCall && ch.Text == doneCall
	if context {
		what, name = ch.Arg(0), reason.Context.With().String()
	} else if ch.Op != facts.OpField || s.sets(ch) || !s.m.closedAtEnd(ch.Text) {
		return "", reach.Roots{}
	}
	owner := ""
	if what.Op == facts.OpField {
		if len(s.m.releases[what.Text]) > 0 && context || !s.setOnce(what) {
			return "", reach.Roots{}
		}
		owner, name = program.OwnerOf(what.Text), program.LastName(what.Text)
	}
	base := what
	if owner != "" {
		base = what.Arg(0)
	}
	if s.staysFor(ch) || s.m.endsHere(base) {
		return "", reach.Roots{}
	}
	w := s.m.l.WalkerOf(owner)
	for _, block := range s.sameCalls() {
		for _, at := range s.m.keepers(s.f, block, base, maxKeeperHops) {
			r := w.From(at.f, at.block, at.base, reach.Stance{})
			if !r.Construct && !r.Unknown && !r.Teardown && (r.Event || r.Tick) {
				return name, r
			}
		}
	}
	return "", reach.Roots{}
}

// endsHere reports whether a context is made with an end of its own where the goroutine is started:
// those that this activation starts share it, and no others.
func (m *madeFinder) endsHere(ctx *facts.Term) bool {
	return ctx.Up == 0 && slices.ContainsFunc(m.l.RowsOf(ctx), func(r *library.Row) bool {
		return r.Role == library.Construct && r.Kind == "context"
	})
}

// staysFor reports whether the function that starts the goroutine waits for the channel itself before
// it returns: it goes on as long.
func (s *spawned) staysFor(ch *facts.Term) bool {
	done := s.waited(func(t *facts.Term) bool { return t.Equal(ch) })
	return len(done) > 0 && !s.leavesBefore(done)
}

// sameCalls are the blocks in which the function starts the goroutine, or calls what does so with
// the same object.
func (s *spawned) sameCalls() []int {
	out := []int{s.call.Block}
	for i := range s.f.Calls {
		c := &s.f.Calls[i]
		if c.Seq != s.call.Seq && c.Func != "" && c.Func == s.call.Func && len(c.Args) > 0 && c.Args[0].Equal(s.call.Args[0]) {
			out = append(out, c.Block)
		}
	}
	return out
}

// setOnce reports whether the fields by which something is reached are set in objects where they
// are made, or where a life of theirs begins that does not itself start the goroutine: what they
// hold is not exchanged meanwhile.
func (s *spawned) setOnce(t *facts.Term) bool {
	starter := s.f
	if s.start != nil {
		starter = s.start.in
	}
	for ; t.Op == facts.OpField; t = t.Arg(0) {
		if slices.ContainsFunc(s.m.l.Stores[t.Text], func(st facts.Store) bool {
			f := s.m.l.Funcs[st.Func]
			if f == nil || f.Testing || st.In > 0 {
				return false
			}
			return !startsLife(program.Outermost(s.m.l.Program, f).Name) || s.m.homeOf(f).runs(starter)
		}) {
			return false
		}
	}
	return true
}
