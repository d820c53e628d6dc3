package link

import (
	"fmt"
	"github.com/growthlint/growthlint/internal/facts"
	"os"
	"strings"
)

// generation is how objects of a type come to be.
type generation struct {
	// event names the code at which the walk up from a make ended, where that runs for
	// each event; "" if no make is seen to.
	event string
}

// perEvent reports where objects of a type are made for each event: then none of them
// lives as long as the process by itself, and how long it does is told by what holds
// it. A type that is made at set-up as well counts: that one object is no different.
func (l *linker) perEvent(key string) string {
	if g, ok := l.generations[key]; ok {
		return g.event
	}
	l.generations[key] = generation{}
	var g generation
	w := l.newWalker("")
	for _, m := range l.index.makes[key] {
		if m.in.Testing || lazily(m.in, m.make.Block) {
			continue
		}
		r := w.from(m.in, m.make.Block, facts.Unknown(), stance{})
		if (r.Event || r.Tick) && g.event == "" {
			g.event = r.Why
		}
	}
	if os.Getenv("GENDBG") != "" && strings.HasSuffix(key, os.Getenv("GENDBG")) {
		for _, m := range l.index.makes[key] {
			fmt.Fprintf(os.Stderr, "MAKE %s %+v\n", m.in.ID, l.newWalker("").from(m.in, m.make.Block, facts.Unknown(), stance{}))
		}
	}
	l.generations[key] = g
	return g.event
}
