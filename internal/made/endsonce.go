package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// closing tells of a place at which a channel is closed whether it is of a kind.
type closing func(f *program.Func, block, seq int) bool

// anyClosing is for what ends where a channel is closed, whatever else does.
func anyClosing(*program.Func, int, int) bool { return true }

// endsOnce reports whether all that happens to a channel that f has is that it is closed, by closings of a kind,
// and waited for. A channel is closed once: of those that wait for it none is told before the others.
func (m *madeFinder) endsOnce(f *program.Func, ch *facts.Term, is closing) bool {
	switch ch.Op {
	case facts.OpField, facts.OpGlobal:
		return m.placeEndsOnce(ch.Text, is)
	case facts.OpNew:
		return m.madeEndsOnce(f, ch, is)
	}
	return false
}

// placeEndsOnce is the same for the channels of a field or variable.
func (m *madeFinder) placeEndsOnce(key string, is closing) bool {
	u := m.l.ChannelUses()[key]
	if u == nil || len(u.Sends) > 0 || len(u.Words()) == 0 || slices.ContainsFunc(u.Hands(), goesElsewhere) {
		return false
	}
	return !slices.ContainsFunc(u.Words(), func(op growth.ChanOp) bool { return !is(op.Site, op.Block, op.Seq) })
}

// closedAtEnd is the same where functions close the channels that are ends by their names, and nobody is given one
// to keep it.
func (m *madeFinder) closedAtEnd(key string) bool {
	u := m.l.ChannelUses()[key]
	byName := func(f *program.Func, _, _ int) bool {
		return program.IsEndName(program.Outermost(m.l.Program, f).Name)
	}
	return m.placeEndsOnce(key, byName) && !slices.ContainsFunc(u.Hands(), func(op growth.ChanOp) bool { return op.Arg < 0 })
}

// goesElsewhere reports whether a channel is handed on otherwise than as an argument or a result.
func goesElsewhere(op growth.ChanOp) bool { return op.Arg < 0 && op.To != facts.FateReturn }

// madeEndsOnce is the same for a channel that f, or a function around it, makes for itself and its goroutines.
func (m *madeFinder) madeEndsOnce(f *program.Func, ch *facts.Term, is closing) bool {
	own := *ch
	f, own.Up = m.l.Outer(f, ch.Up), 0
	if f == nil {
		return false
	}
	p := m.partnersOf(f, &own)
	if p == nil { // somebody has it besides: what all code does with the variable tells
		at := m.l.Resolve(&own, f)
		return len(at) == 1 && at[0].Key != "" && m.placeEndsOnce(at[0].Key, is)
	}
	closed := false
	for i := range p.acts {
		a := &p.acts[i]
		if a.op == facts.CommSend || a.op == facts.CommClose && !a.closesAs(is) {
			return false
		}
		closed = closed || a.op == facts.CommClose
	}
	return closed
}

// closesAs reports whether a partner closes its channel in some way.
func (a *chanAct) closesAs(is closing) bool {
	return slices.ContainsFunc(a.in().Closings, func(c facts.Closing) bool {
		return c.Block == a.block && is(a.in(), c.Block, c.Seq)
	})
}

// endsThere reports whether something comes to its end where f closes a channel: f is an end by its name, or
// comes there once it has learnt of another end or of a signal to the process, or as it leaves a loop that has none.
func (m *madeFinder) endsThere(f *program.Func, block, seq int) bool {
	if program.IsEndName(program.Outermost(m.l.Program, f).Name) {
		return true
	}
	if slices.ContainsFunc(f.Closings, func(c facts.Closing) bool { return c.Block == block && c.Seq == seq && c.Deferred }) {
		return slices.ContainsFunc(f.Loops, func(l facts.Loop) bool { return l.Endless })
	}
	return slices.ContainsFunc(f.Waits, func(w facts.Wait) bool {
		return len(w.Cases) == 1 && program.LeadsTo(f, w.Block, w.Seq, block, seq) && (m.hearsEnd(w.Cases[0]) || m.l.HearsSignal(f, w.Cases[0].Chan))
	})
}
