package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// ListsEmptied finds removals that take the keys of an object out of a container, one for each element
// of a list which the object has, where the end of the object empties that list and closes the channel
// for which whoever removes has waited: by then there is no key, or none is sure to be there.
func (l *Growth) ListsEmptied(byID map[string]*Container, list []*Container) {
	for _, c := range list {
		if !c.Keyed() || c.Level != 0 || len(c.Grows) == 0 {
			continue
		}
		for _, e := range c.Shrinks {
			if e.Extent != facts.ExtentOne || e.Class != ClassEventOne && e.Class != ClassSweep && e.Class != ClassAPIOne {
				continue
			}
			m := byID[l.listOfKeys(e.Key)]
			if m == nil || m.Keyed() || HolderKey(m) == HolderKey(c) || !slices.ContainsFunc(c.Grows, func(g *Event) bool { return l.filledBeside(m, g) }) {
				continue
			}
			if slices.ContainsFunc(m.Shrinks, func(s *Event) bool { return s.Extent == facts.ExtentAll && l.toldBy(e, s) }) {
				e.Class, e.Why = ClassElsewhere, reason.Reason{Code: reason.EmptiedFirst, Of: m.Name}
			}
		}
	}
}

// listOfKeys is the ID of the list of which a key is an element, which a method may have copied that
// reads or returns nothing else of the holder; "" if there is no such list.
func (l *Growth) listOfKeys(key *facts.Term) string {
	if key.IsUnknown() || key.Op != facts.OpElem {
		return ""
	}
	in := key.Arg(0)
	if in.Op != facts.OpCall {
		return program.PlaceKey(in)
	}
	f := l.Funcs[in.Text]
	if f == nil || f.Recv == "" {
		return ""
	}
	if len(f.Reads) == 1 && program.OwnerOf(f.Reads[0]) == f.Recv {
		return f.Reads[0]
	}
	id := ""
	if in.N < len(f.Results) {
		f.Results[in.N].Walk(func(t *facts.Term) bool {
			if t.Op == facts.OpField && program.OwnerOf(t.Text) == f.Recv {
				id = t.Text
			}
			return id == ""
		})
	}
	return id
}

// toldBy reports whether all who come to a removal have waited for a channel that the function of
// another one closes, without waiting for anything itself.
func (l *Growth) toldBy(e, end *Event) bool {
	closed := ""
	for _, f := range l.WithClosures(end.Func) {
		for _, x := range f.Comms {
			switch x.Op {
			case facts.CommClose:
				closed = l.channelOf(x.Chan)
			case facts.CommRecv:
				return false
			}
		}
	}
	if closed == "" {
		return false
	}
	waits := func(f *program.Func, block int) bool {
		return slices.ContainsFunc(f.Comms, func(x facts.Comm) bool {
			return x.Op == facts.CommRecv && l.channelOf(x.Chan) == closed && program.Reaches(f, x.Block, block)
		})
	}
	if waits(e.Func, e.Block) {
		return true
	}
	n := 0
	for _, up := range e.Func.Callers {
		if up.Caller.Testing {
			continue
		}
		n++
		if !waits(up.Caller, up.Block) {
			return false
		}
	}
	return n > 0
}

// channelOf is the field or variable that a channel stands in, also as a method of the holder gives it.
func (l *Growth) channelOf(t *facts.Term) string {
	if t != nil && t.Op == facts.OpCall {
		if f := l.Funcs[t.Text]; f != nil && t.N < len(f.Results) {
			t = f.Results[t.N]
		}
	}
	return program.PlaceKey(t)
}
