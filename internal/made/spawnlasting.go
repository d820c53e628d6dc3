package made

import (
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// lasting finds a loop that only the end of something leads out of which goes on while the
// goroutine is started again and again: a context or a done channel of an object, of the
// program or of a caller, that all of them share. Each start adds one, and all stay until the end.
func (s *spawned) lasting(made *Made) bool {
	for _, o := range s.seenFrom() {
		if o.onceALife() || o.bounded() != "" || s.bounded() != "" {
			continue
		}
		for i := range o.parts {
			p := &o.parts[i]
			if o != s && s.call.Func != "" && s.runs(p.f) {
				continue // who has what it works on is asked of the callers one after the other
			}
			if end := o.sharedWait(p); end != nil {
				made.Fault, made.Roots = FaultContext, end.roots
				made.Why = fmt.Sprintf("it waits only for %s, which all of them share", end.name)
				made.note("stays-at", "it stays here", p.f, end.wait.Pos)
			} else if end, n := o.sharedEnd(p); end != nil {
				made.Fault, made.Roots = FaultContext, end.roots
				made.Why = fmt.Sprintf("the loop in %s ends only with %s, which all of them share", p.f.Display, end.name)
				made.note("stays-at", "it waits here on each iteration", p.f, end.wait.Pos)
				made.note("no-way-out", "this loop has no other way out", p.f, p.f.Loops[n].Pos)
			} else {
				continue
			}
			if o != s {
				made.note("begun", o.f.Display+" starts it", o.f, o.call.Pos)
			}
			return true
		}
	}
	return false
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
	what, name := ch, "a channel"
	if ch.Op == facts.OpCall && ch.Text == doneCall {
		what, name = ch.Arg(0), "a context"
	} else if ch.Op != facts.OpField || s.sets(ch) || !s.m.closedAtEnd(ch.Text) {
		return "", reach.Roots{}
	}
	owner := ""
	if what.Op == facts.OpField {
		if len(s.m.releases[what.Text]) > 0 && name == "a context" || !s.setOnce(what) {
			return "", reach.Roots{}
		}
		owner, name = program.OwnerOf(what.Text), program.LastName(what.Text)
	}
	base := what
	if owner != "" {
		base = what.Arg(0)
	}
	if s.staysFor(ch) {
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

// maxKeeperHops is how many callers up the object is followed whose end a goroutine waits for.
const maxKeeperHops = 4

// keeper is a place at which an object is had that was not made for this activation: where the
// goroutine is started, or where what does so is called.
type keeper struct {
	f     *program.Func
	block int
	base  *facts.Term
}

// keepers are the places at which an object comes from elsewhere than the activation that leads to
// a block of f: a receiver, what a closure has captured, a variable, or what was made before a loop.
// What was given to a handler is its activation's own, and where something that changes is asked on
// the way, it may let one through.
func (m *madeFinder) keepers(f *program.Func, block int, base *facts.Term, hops int) []keeper {
	if hops == 0 || m.asksState(f, block) {
		return nil
	}
	root := program.RootOf(base)
	switch {
	case root.Op == facts.OpGlobal, root.Up > 0 && (root.Op == facts.OpCall || root.Op == facts.OpNew || root.Op == facts.OpParam),
		root.Op == facts.OpParam && root.N == 0 && f.Recv != "" && f.Parent == "":
		return []keeper{{f, block, base}}
	case root.Op == facts.OpCall, root.Op == facts.OpNew:
		if m.madeOutside(f, root) && f.Blocks[block].Loop > 0 {
			return []keeper{{f, block, base}}
		}
	case root.Op == facts.OpParam && root.Up == 0:
		var out []keeper
		for _, e := range f.Callers {
			if !e.Caller.Testing && e.Caller != f && len(out) < maxBodyParts {
				out = append(out, m.keepers(e.Caller, e.Block, m.w.Rebase(f, e, base), hops-1)...)
			}
		}
		return out
	}
	return nil
}

// asksState reports whether a block is come to only where a field has, or has not, some value that
// code changes while its object lives, itself or by a function that gives it.
func (m *madeFinder) asksState(f *program.Func, block int) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		switch g.Kind {
		case facts.GuardNil, facts.GuardFlag, facts.GuardEq, facts.GuardHit:
		default:
			return false
		}
		x := g.X
		if x != nil && x.Op == facts.OpCall {
			if r := onlyResult(m.l.Funcs[x.Text], x.N); r != nil {
				x = r
			}
		}
		return x != nil && x.Op == facts.OpField && slices.ContainsFunc(m.l.Stores[x.Text], func(st facts.Store) bool {
			in := m.l.Funcs[st.Func]
			return in != nil && !in.Testing && st.In <= 0
		})
	})
}

// madeOutside reports whether an object of the function is made outside of every loop in which the
// goroutine is started.
func (m *madeFinder) madeOutside(f *program.Func, t *facts.Term) bool {
	at := -1
	if t.Op == facts.OpNew {
		if mk := program.MakeOf(f, t.N); mk != nil {
			at = mk.Block
		}
	} else if i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return program.Yields(&c, t) }); i >= 0 {
		at = f.Calls[i].Block
	}
	return at >= 0 && f.Blocks[at].Loop == 0
}

// staysFor reports whether the function that starts the goroutine waits for the channel itself before
// it returns: it goes on as long.
func (s *spawned) staysFor(ch *facts.Term) bool {
	done := map[int]bool{}
	for i := range s.f.Waits {
		w := &s.f.Waits[i]
		for _, c := range w.Cases {
			switch {
			case c.Op != facts.CommRecv || !c.Chan.Equal(ch):
			case len(w.Cases) == 1:
				done[w.Block] = true
			case c.Then >= 0:
				done[c.Then] = true
			}
		}
	}
	at := s.call.Block
	return len(done) > 0 && (done[at] || !s.escapes(at, done) && !s.f.Blocks[at].Return)
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
