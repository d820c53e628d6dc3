package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// keptOut reports whether a part of the goroutine sends on a channel of an object that the function
// makes and returns, from which code out of view alone receives: by methods that it can call, to one
// of which it may say no more once it has ended the context that the function was given, and at
// which the goroutine looks elsewhere.
func (s *spawned) keptOut(p *bodyPart, ch *facts.Term) bool {
	if ch.Op != facts.OpField || !s.takesContext() || !s.watchesContext() {
		return false
	}
	obj := p.lift(ch.Arg(0))
	maker := s.f
	switch {
	case obj.IsUnknown() || obj.Up != 0:
		return false
	case obj.Op == facts.OpCall && s.m.l.ReturnsNew(obj.Text, obj.N):
		maker = s.m.l.Funcs[obj.Text]
	case obj.Op != facts.OpNew:
		return false
	}
	if !program.Returns(s.f, obj) || !slices.ContainsFunc(maker.Makes, func(mk facts.Make) bool {
		return mk.Size != nil && slices.ContainsFunc(mk.Fates, func(x facts.Fate) bool { return x.How == facts.FateField && x.Dest.Text == ch.Text })
	}) {
		return false
	}
	return s.readOutside(ch.Text)
}

// readOutside reports whether somebody receives from the channel in a field, or is given it, and
// that is code out of view each time, by a function that ends nothing.
func (s *spawned) readOutside(key string) bool {
	found := false
	for _, g := range s.m.l.SortedFuncs() {
		reads := slices.ContainsFunc(g.Comms, func(c facts.Comm) bool {
			return c.Chan != nil && c.Chan.Text == key && (c.Op == facts.CommRecv || c.Op == facts.CommHand && c.To != facts.FateField)
		})
		reads = reads || slices.ContainsFunc(g.Waits, func(w facts.Wait) bool {
			return slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return c.Op == facts.CommRecv && c.Chan.Text == key })
		})
		switch {
		case !reads || g.Testing:
		case !s.m.l.OpenFunc(g) || s.m.isEnd(g):
			return false
		default:
			found = true
		}
	}
	return found
}
