package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// perEvent returns the code at which the walk up from a make of the type ends where
// that runs for each event, or "": then no object of the type lives as long as the
// process by itself, and what holds it tells how long it does. A type that is made at
// set-up as well counts: that one object is no different.
func (l *linker) perEvent(key string) string {
	if why, ok := l.generations[key]; ok {
		return why
	}
	l.generations[key] = ""
	w := l.walkerOf("")
	for _, m := range l.index.makes[key] {
		if m.in.Testing || lazily(m.in, m.make.Block) {
			continue
		}
		if r := w.from(m.in, m.make.Block, facts.Unknown(), stance{}); r.Event || r.Tick {
			l.generations[key] = r.Why
			break
		}
	}
	return l.generations[key]
}

// closes reports whether code in view, other than the end of its holder's life, closes
// the channel that a loop ranges over.
func (l *linker) closes(over *facts.Term) bool {
	if over.IsUnknown() || over.Op != facts.OpField {
		return false
	}
	return slices.ContainsFunc(l.closers[over.Text], func(f *Func) bool { return !f.Testing && !isEndName(f.Name) })
}

func (l *linker) noteCloses(f *facts.Func) {
	for _, c := range f.Comms {
		if c.Op == facts.CommClose && c.Chan.Op == facts.OpField {
			l.closers[c.Chan.Text] = append(l.closers[c.Chan.Text], l.index.funcs[f.ID])
		}
	}
}
