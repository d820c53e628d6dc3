package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// fired looks for entries that are timers with a function: once that has run, nobody waits for the entry any
// more, and it stays where the function, which neither sets the timer again nor tells others by a channel, does
// not lead to a removal.
func (p *pender) fired(g *growth.Event) {
	if len(p.c.Shrinks) == 0 || g.Val == nil || g.Val.Op != facts.OpCall || g.Val.Text != timerCall || p.best != nil {
		return
	}
	i := slices.IndexFunc(g.Func.Calls, func(c facts.Call) bool { return program.Yields(&c, g.Val) })
	if i < 0 {
		return
	}
	run := p.l.Funcs[program.ArgAt(g.Func.Calls[i].Args, 1).Text]
	if run == nil || p.far[run.ID] || p.near[run.ID] || slices.ContainsFunc(run.Calls, setsTimer) || tells(run) {
		return
	}
	if !slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool { return s.Class.Complete() || p.l.IsSweep(s) }) {
		p.propose(&Pending{Kind: Fired, Grow: g, Func: g.Func})
	}
}

// tells reports whether a function sends something, or closes a channel: whoever hears of it may remove the entry.
func tells(f *program.Func) bool {
	return len(f.Closings) > 0 || slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return c.Op == facts.CommSend })
}

// timerCall makes a timer that runs a function.
const timerCall = "time.AfterFunc"
