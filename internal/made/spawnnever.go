package made

import (
	"maps"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// resting are the blocks that follow on cases which never come: those on channels of a field
// that nobody makes, or on which nobody sends and which nobody closes.
func (m *madeFinder) resting(f *program.Func) map[int]bool {
	return m.restingAs(f, func(t *facts.Term) *facts.Term { return t })
}

// restingAs is the same with the channels as somebody else sees them, such as the function that
// hands them to f, and with what would follow on the end of a channel that nobody closes.
func (m *madeFinder) restingAs(f *program.Func, lift func(*facts.Term) *facts.Term) map[int]bool {
	out := m.casesAtRest(f, lift)
	ways := m.l.UnclosedWays(f, lift)
	if len(ways) == 0 {
		return out
	}
	program.DropShared(f, ways)
	maps.Copy(ways, out)
	return ways
}

// casesAtRest are the blocks that follow on cases which never come alone.
func (m *madeFinder) casesAtRest(f *program.Func, lift func(*facts.Term) *facts.Term) map[int]bool {
	never := func(c facts.WaitCase) bool {
		if c.Chan.Op != facts.OpField {
			c.Chan = lift(c.Chan)
		}
		return c.Chan != nil && c.Chan.Op == facts.OpField && m.neverComes(c)
	}
	var out map[int]bool
	for i := range f.Waits {
		w := &f.Waits[i]
		if len(w.Cases) < 2 {
			continue
		}
		for _, c := range w.Cases {
			if c.Then < 0 || !never(c) {
				continue
			}
			if out == nil {
				out = map[int]bool{}
			}
			out[c.Then] = true
		}
	}
	for i := range f.Waits { // a block that another case leads to as well is reached by that
		for _, c := range f.Waits[i].Cases {
			if out[c.Then] && !never(c) {
				delete(out, c.Then)
			}
		}
	}
	program.DropShared(f, out)
	return out
}

// neverComes reports whether a case of a select rests for ever.
func (m *madeFinder) neverComes(c facts.WaitCase) bool {
	key := c.Chan.Text
	return m.l.NeverMade(key) || c.Op == facts.CommRecv && m.l.NeverCloses(key) && len(m.l.Chans[key].Sends) == 0
}
