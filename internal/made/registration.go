package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// The faults of listeners.
const (
	// FaultRegistered: a registration whose release is thrown away or never called.
	FaultRegistered Fault = "registered and never taken back"
	// FaultEntered: a registration that nothing can take back.
	FaultEntered Fault = "registered where nothing is taken back"
)

// reportListener reports a registration that stays, where it is made again and again.
func (m *madeFinder) reportListener(f *program.Func, c *facts.Call, fault Fault, say, why reason.Reason) {
	roots := m.rootsAt(f, c.Block)
	if !roots.Live() {
		return
	}
	made := &Made{
		Kind: MadeListener, Fault: fault, Func: f, Pos: c.Pos, What: c.What, Name: reason.RegisteredBy.With(program.ShortCallee(c.Callee)),
		Of: program.CalleeText(c.Callee), Roots: roots, Why: why,
	}
	if !roots.Event && !roots.Tick {
		made.Weak = reason.RegisteredOnce.With()
	}
	if say.Given() {
		say.Of = program.CalleeText(c.Callee)
		made.note("library", say, nil, facts.Pos{})
	}
	m.out = append(m.out, made)
}
