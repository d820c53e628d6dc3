package link

import "github.com/growthlint/growthlint/internal/facts"

// perEvent returns the code at which the walk up from a make of the type ends where
// that runs for each event, or "": then no object of the type lives as long as the
// process by itself, and what holds it tells how long it does. A type that is made at
// set-up as well counts: that one object is no different.
func (l *linker) perEvent(key string) string {
	if why, ok := l.generations[key]; ok {
		return why
	}
	l.generations[key] = ""
	w := l.newWalker("")
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
