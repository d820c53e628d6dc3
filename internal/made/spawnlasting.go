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
	views := s.seenFrom()
	for k, o := range views {
		if o.onceALife() && !o.begunAgain() {
			continue
		}
		for i := range o.parts {
			end, n := o.sharedWait(i), -1
			if end == nil {
				end, n = o.sharedEnd(&o.parts[i])
			}
			if end == nil {
				continue
			}
			at := &stay{&o.parts[i], end.wait}
			if s.boundedFor(o, at) || slices.ContainsFunc(views[:k], func(v *spawned) bool { return v.staysAt(at) }) {
				continue
			}
			end.tell(made, o.parts[i].f, n)
			if r := end.roots; r.Open && !r.Process && !r.Session && !r.Fed && !r.Tick && !r.Asked {
				made.Weak = reason.StartedOnce.With() // who asks for it out of view may do so once
			}
			if o != s {
				made.note("begun", reason.Begins.With(o.f.Display), o.f, o.call.Pos)
			}
			return true
		}
	}
	return false
}

// tell says of a goroutine what it waits for at a place of f, or at the turns of loop n, if that is not -1.
func (e *sharedEnd) tell(made *Made, f *program.Func, n int) {
	made.Fault, made.Roots = FaultContext, e.roots
	if n < 0 {
		made.Why = reason.AllShare.With(e.name)
		made.note("stays-at", reason.StaysHere.With(), f, e.wait.Pos)
		return
	}
	made.Why = reason.LoopAllShare.With(e.name, f.Display)
	made.note("stays-at", reason.WaitsEachTurn.With(), f, e.wait.Pos)
	made.note("no-way-out", reason.LoopOnlyThere.With(), f, f.Loops[n].Pos)
}

// boundedFor reports whether something limits how many goroutines stay at a wait, where o starts them, directly
// or by calling what does.
func (s *spawned) boundedFor(o *spawned, at *stay) bool {
	if o.boundedAgain(at) {
		return true
	}
	return o != s && (s.boundedAgain(at) || s.m.asksState(s.f, s.call.Block, func(g *facts.Guard) bool { return s.letsAgain(g, at) }))
}

// begunAgain reports whether something that is called for each event, and is no begin of a life itself, calls
// the function that starts the goroutine: whatever that is named, it begins as often.
func (s *spawned) begunAgain() bool {
	return slices.ContainsFunc(s.f.Callers, func(e program.Edge) bool {
		if e.Caller.Testing || program.StartsLife(program.Outermost(s.m.l.Program, e.Caller).Name) {
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
func (s *spawned) sharedWait(part int) *sharedEnd {
	p := &s.parts[part]
	if !s.inAnyCase(part) {
		return nil
	}
	for i := range p.f.Waits {
		w := &p.f.Waits[i]
		if w.Range || len(p.f.GuardsAt(w.Block)) > 0 || p.f.Blocks[w.Block].Loop > 0 {
			continue
		}
		var end *sharedEnd
		for _, c := range w.Cases {
			if end = s.sharedCase(p, w, &c, s.m.endsThere); end == nil {
				break
			}
		}
		if end != nil {
			return end
		}
	}
	return nil
}

// inAnyCase reports whether the goroutine comes to a part whatever has come about, and once.
func (s *spawned) inAnyCase(part int) bool {
	for p := &s.parts[part]; p.up >= 0; p = &s.parts[p.up] {
		f, b := s.parts[p.up].f, p.call.Block
		if p.call.Mode != facts.ModePlain || len(f.GuardsAt(b)) > 0 || f.Blocks[b].Loop > 0 {
			return false
		}
	}
	return true
}

// sharedCase is a case of a statement that waits, or asks, for the end of something which goes on while the
// goroutine is started again and again; nil if it is none.
func (s *spawned) sharedCase(p *bodyPart, w *facts.Wait, c *facts.WaitCase, ends closing) *sharedEnd {
	if c.Op != facts.CommRecv {
		return nil
	}
	name, roots := s.sharedBy(p.lift(c.Chan), &stay{p, w}, ends)
	if name == "" {
		return nil
	}
	return &sharedEnd{name, w, roots}
}

// sharedEnd is what alone leads out of a loop of a part and goes on while the goroutine is started
// again and again, nil if there is no such loop, and the index of the loop.
func (s *spawned) sharedEnd(p *bodyPart) (*sharedEnd, int) {
	for n := range p.f.Loops {
		if loop := &p.f.Loops[n]; !loop.Endless || loop.Parent != 0 {
			continue
		}
		first, after := s.sharedWithin(p, n+1)
		if first == nil {
			continue
		}
		for b := range s.m.restingAs(p.f, p.lift) {
			after[b] = true
		}
		if !s.m.leavableBut(p.f, n+1, after) && !s.panicsOut(p, n+1) {
			return first, n
		}
	}
	return nil, -1
}

// sharedWithin is the first of the shared ends for which loop number n (from 1) of a part waits or asks, nil without
// one, and the blocks that follow on them.
func (s *spawned) sharedWithin(p *bodyPart, n int) (first *sharedEnd, after map[int]bool) {
	after = map[int]bool{}
	note := func(w *facts.Wait) {
		if !program.InLoop(p.f, w.Block, n) {
			return
		}
		for _, c := range w.Cases {
			if c.Then < 0 {
				continue
			}
			end := s.sharedCase(p, w, &c, anyClosing)
			if end == nil {
				continue
			}
			after[c.Then] = true
			if first == nil {
				first = end
			}
		}
	}
	for i := range p.f.Waits {
		if w := &p.f.Waits[i]; len(w.Cases) > 1 {
			note(w)
		}
	}
	for i := range p.f.Polls {
		note(&p.f.Polls[i].Wait)
	}
	return first, after
}

// sharedBy names what ends a channel where that goes on while the function starts the goroutine
// again and again for the same one, with how control gets there; "" for everything else.
func (s *spawned) sharedBy(ch *facts.Term, at *stay, ends closing) (string, reach.Roots) {
	what, name, context := ch, reason.SomeChannel.With().String(), ch.Op == facts.OpCall && ch.Text == program.DoneCall
	if context {
		what, name = ch.Arg(0), reason.Context.With().String()
	} else if s.sets(ch) || !handedDown(ch) && !s.m.endsOnce(s.f, ch, ends) {
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
	again := func(g *facts.Guard) bool { return s.letsAgain(g, at) }
	for _, block := range s.sameCalls() {
		for _, at := range s.m.keepers(s.f, block, base, again) {
			if s.m.madeForEach(&at) || !context && handedDown(ch) && !s.oneFor(&at, ends) {
				continue
			}
			r := w.From(at.f, at.block, at.base, reach.Stance{})
			if !r.Construct && !r.Unknown && !r.Teardown && (r.Event || r.Tick) {
				if handedDown(what) && at.base.Op == facts.OpField {
					name = program.LastName(at.base.Text)
				}
				return name, r
			}
		}
	}
	return "", reach.Roots{}
}

// handedDown reports whether a channel is what a function was given: whoever has it before that tells of its end.
func handedDown(ch *facts.Term) bool { return ch.Op == facts.OpParam && ch.Up == 0 }

// oneFor reports whether a channel that was handed down is one and the same at the place that it comes from, and
// ends once.
func (s *spawned) oneFor(at *keeper, ends closing) bool {
	return s.m.endsOnce(at.f, at.base, ends) && (at.base.Op != facts.OpField || s.setOnce(at.base))
}

// madeForEach reports whether a context that a closure has captured is made with an end of its own by a function
// around it which runs again and again, and for each start: no loop without an end stands between.
func (m *madeFinder) madeForEach(at *keeper) bool {
	own := *program.RootOf(at.base)
	if own.Up == 0 || own.Op != facts.OpCall {
		return false
	}
	f, block := at.f, at.block
	for ; own.Up > 0; own.Up-- {
		around := m.l.Funcs[f.Parent]
		if around == nil || m.l.EndlessAround(f, block, -1) != nil {
			return false
		}
		i := slices.IndexFunc(around.Calls, func(c facts.Call) bool { return startsClosure(&c, f) })
		if i < 0 {
			return false
		}
		f, block = around, around.Calls[i].Block
	}
	return m.endsHere(&own) && !(m.l.EndlessAround(f, block, -1) != nil && m.madeOutside(f, &own)) && comesOften(m.rootsAt(f, block))
}

// startsClosure reports whether a call is of a closure, or is given it.
func startsClosure(c *facts.Call, f *program.Func) bool {
	return c.Func == f.ID || slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return a != nil && a.Op == facts.OpFunc && a.Text == f.ID })
}

// endsHere reports whether a context is made with an end of its own where the goroutine is started:
// those that this activation starts share it, and no others.
func (m *madeFinder) endsHere(ctx *facts.Term) bool {
	return ctx.Up == 0 && slices.ContainsFunc(m.l.RowsOf(ctx), func(r *library.Row) bool {
		return r.Role == library.Construct && r.Kind == "context"
	})
}

// staysAt reports whether the function that starts the goroutine, or calls what does, waits itself before it
// returns for what the goroutine waits for.
func (s *spawned) staysAt(at *stay) bool {
	for i := range s.parts {
		if p := &s.parts[i]; p.f == at.part.f {
			return slices.ContainsFunc(at.wait.Cases, func(c facts.WaitCase) bool { return s.staysFor(p.lift(c.Chan)) })
		}
	}
	return false
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
	begins := func(f *program.Func) bool {
		return f == nil || f.Testing || program.StartsLife(program.Outermost(s.m.l.Program, f).Name) && !s.m.homeOf(f).runs(starter)
	}
	for ; t.Op == facts.OpField; t = t.Arg(0) {
		if slices.ContainsFunc(s.m.l.Stores[t.Text], func(st facts.Store) bool { return st.In <= 0 && !begins(s.m.l.Funcs[st.Func]) }) {
			return false
		}
		if u := s.m.l.ChannelUses()[t.Text]; u != nil && slices.ContainsFunc(u.Made, func(mk program.Making) bool { return !begins(mk.In) && program.PutIntoOlder(mk.Make, t.Text) }) {
			return false
		}
	}
	return true
}
