package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// endForgets finds a loop on a goroutine of an object that only a word on a channel of the object
// ends, where an end of the object does not say that word and another of its methods does: who
// gives the object up before he has come to that method leaves the goroutine.
func (s *spawned) endForgets(made *Made) bool {
	for i := range s.parts {
		p := &s.parts[i]
		after, end, by := s.forgottenWords(p)
		if len(after) == 0 {
			continue
		}
		for b := range s.m.restingAs(p.f, p.lift) {
			after[b] = true
		}
		n := s.m.trapBut(p.f, after)
		if n < 0 || s.panicsOut(p, n+1) {
			continue
		}
		made.Fault = FaultEndless
		made.Why = reason.EndedElsewhere.With(end.Display, by.Display, p.f.Display)
		made.note("no-way-out", reason.LoopOnlyThere.With(), p.f, p.f.Loops[n].Pos)
		made.note("end", reason.EndsOwner.With(end.Display), end, end.Pos)
		return !s.once() && !s.single()
	}
	return false
}

// forgottenWords are the blocks of a part that follow on words of its object which an end of that
// does not say, the end, and a method that says one.
func (s *spawned) forgottenWords(p *bodyPart) (after map[int]bool, end, by *program.Func) {
	after = map[int]bool{}
	for i := range p.f.Waits {
		w := &p.f.Waits[i]
		for _, c := range w.Cases {
			ch := p.lift(c.Chan)
			if c.Op != facts.CommRecv || ch == nil || ch.Op != facts.OpField || ch.Arg(0).Op != facts.OpNew || ch.Arg(0).Up > 0 {
				continue
			}
			e, b := s.m.forgetfulEnd(program.OwnerOf(ch.Text), s.m.sayers(ch.Text))
			if e == nil {
				continue
			}
			end, by = e, b
			if c.Then >= 0 && len(w.Cases) > 1 {
				after[c.Then] = true
			}
			if w.Range {
				leavesRange(p.f, w, after)
			}
		}
	}
	return after, end, by
}

// leavesRange marks the blocks to which a loop over a channel leads when that is closed.
func leavesRange(f *program.Func, w *facts.Wait, after map[int]bool) {
	for _, to := range f.Blocks[w.Block].Succs {
		if f.Blocks[to].Loop != f.Blocks[w.Block].Loop {
			after[to] = true
		}
	}
}

// sayers are the functions that close the channel of a field, nil if others may do so, or if what is
// sent there may be the word.
func (m *madeFinder) sayers(key string) []*program.Func {
	u := m.l.ChannelUses()[key]
	if u == nil || len(u.Made) == 0 || m.l.HandedOn(u) || m.l.Blind(u.Made[0].In.Package, facts.CommClose) {
		return nil
	}
	var out []*program.Func
	for _, op := range u.Words() {
		if op.Op == facts.CommClose {
			out = append(out, op.Site)
		}
	}
	return out
}

// forgetfulEnd is a method that ends the objects of a type and does not come to any of some functions,
// all of which are other methods of the type that nothing but its users call; by is one of them.
// It is called for objects of which nobody is seen to have called such a one before.
func (m *madeFinder) forgetfulEnd(owner string, words []*program.Func) (end, by *program.Func) {
	t := m.l.Types[owner]
	if t == nil || len(words) == 0 {
		return nil, nil
	}
	var ids []string
	for _, w := range words {
		by = program.Outermost(m.l.Program, w)
		if w.Testing || by.Recv != owner || program.IsEndName(by.Name) || len(w.UsedAt) > 0 || slices.ContainsFunc(by.Callers, func(e program.Edge) bool {
			return e.Mode == facts.ModeGo || program.Outermost(m.l.Program, e.Caller).Recv == owner
		}) {
			return nil, nil
		}
		ids = append(ids, w.ID, by.ID)
	}
	up, beside := m.l.CallersOf(ids, 3), m.l.CallersOf(ids, 1)
	for _, method := range t.Methods {
		g := m.l.Funcs[method.Func]
		if g == nil || g.Recv != owner || !program.IsEndName(method.Name) || program.TakesKey(g) {
			continue
		}
		if slices.ContainsFunc(m.l.WithClosures(g), func(f *program.Func) bool { return up[f.ID] || len(f.Params) > 0 && f.Unread }) {
			return nil, nil
		}
		if end == nil && m.calledWithout(g, words, beside) {
			end = g
		}
	}
	return end, by
}

// calledWithout reports whether somebody calls an end without having called some functions himself: a
// function in view, or code out of view where nobody in view is seen to call either. A call of an
// interface's method that may be another type's tells nothing.
func (m *madeFinder) calledWithout(end *program.Func, words []*program.Func, beside map[string]bool) bool {
	if callers := m.surelyBy(end); len(callers) > 0 {
		return slices.ContainsFunc(callers, func(e program.Edge) bool { return m.endsWithout(e, beside) })
	}
	return m.rootsAt(end, 0).Live() && !slices.ContainsFunc(words, func(w *program.Func) bool {
		return len(m.surelyBy(program.Outermost(m.l.Program, w))) > 0
	})
}

// surelyBy are the calls in view of which a function is the only target.
func (m *madeFinder) surelyBy(f *program.Func) []program.Edge {
	return slices.DeleteFunc(slices.Clone(f.Callers), func(e program.Edge) bool {
		return e.Caller.Testing || e.Iface && len(m.l.Candidates(e.Call)) > 1
	})
}

// endsWithout reports whether a function comes to the call of an end, or leaves that to the end of its
// own, without having called some functions.
func (m *madeFinder) endsWithout(e program.Edge, beside map[string]bool) bool {
	f := e.Caller
	called := map[int]bool{}
	for i := range f.Calls {
		if c := &f.Calls[i]; c != e.Call && slices.ContainsFunc(m.l.Targets(f, c), func(id string) bool { return beside[id] }) {
			called[c.Block] = true
		}
	}
	passes := func(b int) bool { return called[b] }
	if e.Mode == facts.ModeDefer || e.Call.Deferred {
		return program.ReturnsPast(f, e.Block, passes)
	}
	return program.Follow(f, []int{0}, passes, func(b int) bool { return b == e.Block })
}

// forgottenPipe says which end of an object forgets the end of a pipe that the object holds, nil if
// none does.
func (s *spawned) forgottenPipe(other pipeEnd) (end, by *program.Func) {
	st := newSettler(s.m)
	out := st.settle(other.at, maxSettleDepth)
	if len(out.ends)+len(out.escapes) > 0 {
		return nil, nil
	}
	for _, mv := range out.moves {
		key := strings.TrimPrefix(mv.part, ".")
		if mv.result < 0 || key == "" || strings.Contains(key, "[]") {
			return nil, nil
		}
		var words []*program.Func
		for _, c := range s.m.releases[key] {
			words = append(words, c.in)
		}
		if end, by = s.m.forgetfulEnd(program.OwnerOf(key), words); end == nil {
			return nil, nil
		}
	}
	return end, by
}
