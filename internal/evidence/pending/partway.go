package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// partwayAt reads a call that leads to a removal; ok is false where it does whatever happens,
// and where that cannot be told.
func (p *pender) partwayAt(f *program.Func, c *facts.Call) (part growth.Partway, ok bool) {
	targets := p.l.Targets(f, c)
	if len(targets) != 1 {
		return growth.Partway{}, false
	}
	g := p.l.Funcs[targets[0]]
	if g == nil || g.Testing {
		return growth.Partway{}, false
	}
	at := p.leadsAt(g)
	open := openReturns(g, at, nil)
	switch {
	case len(open) == 0:
		return growth.Partway{}, false
	case c.Mode == facts.ModeDefer && g.Parent == f.ID:
		late := len(openReturns(g, at, func(b *facts.Block) []int { return withoutFailure(f, b) })) == 0
		return growth.Partway{Call: c, Seq: c.Seq, Late: true}, late
	case c.Mode == facts.ModePlain && !c.Deferred:
		fails := !slices.ContainsFunc(open, func(b int) bool { return !p.failsAt(g, b) })
		return growth.Partway{Call: c, Seq: c.Seq, Late: false}, fails
	}
	return growth.Partway{}, false
}

// mayAnswer reports whether a call that leads to a removal may return without one, and every removal
// goes with an answer: whoever then waits in vain for that has the entry still.
func (p *pender) mayAnswer(f *program.Func, c *facts.Call) bool {
	targets := p.l.Targets(f, c)
	if c.Mode != facts.ModePlain || c.Deferred || len(targets) != 1 || !p.answerRemoves() {
		return false
	}
	g := p.l.Funcs[targets[0]]
	return g != nil && !g.Testing && len(openReturns(g, p.leadsAt(g), nil)) > 0
}

// answerRemoves reports whether all code that removes an entry sends on the channel that it is, or has,
// or closes it.
func (p *pender) answerRemoves() bool {
	any := false
	for _, s := range p.c.Shrinks {
		if s.Class == growth.ClassVoid {
			continue
		}
		any = slices.ContainsFunc(s.Func.Comms, func(c facts.Comm) bool { return c.Op == facts.CommSend && p.ofEntry(c.Chan) }) ||
			slices.ContainsFunc(s.Func.Closings, func(c facts.Closing) bool { return p.ofEntry(c.Chan) })
		if !any {
			return false
		}
	}
	return any
}

// ofEntry reports whether a channel is what a look-up in the container gives, or a field of that.
func (p *pender) ofEntry(ch *facts.Term) bool {
	for ch != nil && ch.Op == facts.OpField && program.OwnerOf(ch.Text) == p.c.Value.Named {
		ch = ch.Arg(0)
	}
	return ch != nil && ch.Op == facts.OpElem && growth.Names(ch.Arg(0), p.c)
}

// leadsAt are the blocks of a function that remove an entry, lead to a removal or arrange it.
func (p *pender) leadsAt(g *program.Func) map[int]bool {
	at := map[int]bool{}
	for _, s := range p.c.Shrinks {
		if s.Func == g {
			at[s.Block] = true
		}
	}
	for i := range g.Calls {
		c := &g.Calls[i]
		if slices.ContainsFunc(p.l.Targets(g, c), func(id string) bool { return p.near[id] && id != g.ID }) {
			at[c.Block] = true
		}
	}
	for _, u := range g.Uses {
		if p.near[u.Func] && u.Func != g.ID {
			at[u.Block] = true
		}
	}
	for _, c := range g.Comms {
		if c.Op == facts.CommSend && p.takenFrom(c.Chan) {
			at[max(c.Then, 0)] = true
		}
	}
	return at
}

// openReturns are the returns that a function comes to without passing some blocks. next, if
// set, gives the blocks to which control goes on.
func openReturns(g *program.Func, without map[int]bool, next func(*facts.Block) []int) []int {
	var out []int
	seen := make([]bool, len(g.Blocks))
	work := []int{0}
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		if n >= len(g.Blocks) || seen[n] || without[n] {
			continue
		}
		seen[n] = true
		b := &g.Blocks[n]
		switch {
		case b.Unreachable:
		case b.Return:
			out = append(out, n)
		case next != nil:
			work = append(work, next(b)...)
		default:
			work = append(work, b.Succs...)
		}
	}
	g.Steps.Add(len(g.Blocks))
	return out
}

// withoutFailure are the blocks to which a closure goes on where the error that its maker f
// returns is nil.
func withoutFailure(f *program.Func, b *facts.Block) []int {
	g := b.Cond
	if len(b.Succs) != 2 || g == nil || g.Kind != facts.GuardErr || g.X == nil || g.X.Op != facts.OpLocal || g.X.Up != 1 {
		return b.Succs
	}
	if !slices.ContainsFunc(f.Results, func(r *facts.Term) bool { return r != nil && r.Op == facts.OpLocal && r.Text == g.X.Text }) {
		return b.Succs
	}
	if g.Neg {
		return b.Succs[:1]
	}
	return b.Succs[1:]
}

// failsAt reports whether a function returns because something failed, and has handed nothing
// that it was given to other code in view on that branch.
func (p *pender) failsAt(g *program.Func, block int) bool {
	guards := g.GuardsAt(block)
	n := slices.IndexFunc(guards, program.OnFailure)
	if n < 0 {
		return false
	}
	return !slices.ContainsFunc(g.Calls, func(c facts.Call) bool {
		inside := slices.ContainsFunc(g.GuardsAt(c.Block), func(h facts.Guard) bool {
			return h.Block == guards[n].Block && h.Kind == guards[n].Kind && h.Neg == guards[n].Neg
		})
		return inside && slices.ContainsFunc(p.l.Targets(g, &c), func(id string) bool { return p.l.Funcs[id] != nil }) && slices.ContainsFunc(c.Args, func(t *facts.Term) bool {
			return t != nil && t.Op == facts.OpParam && t.N > 0
		})
	})
}

// said is what a boolean result can be: true, false, or not a constant.
type said uint8

const (
	saidTrue said = 1 << iota
	saidFalse
	saidOther
)

// tells are the boolean results that a function gives on each way from a block on.
func (p *pender) tells(f *program.Func, block int) map[int]bool {
	if !slices.ContainsFunc(f.Results, mayTell) || len(f.Callers) == 0 {
		return nil
	}
	if p.saids[f] == nil {
		p.saids[f] = saidAfter(f)
	}
	out := map[int]bool{}
	for n, s := range p.saids[f][block] {
		if s == saidTrue || s == saidFalse {
			out[n] = s == saidTrue
		}
	}
	return out
}

// mayTell reports whether a result can be a boolean constant.
func mayTell(t *facts.Term) bool {
	return slices.ContainsFunc(t.Alternatives(), func(a *facts.Term) bool {
		return a != nil && a.Op == facts.OpConst && (a.Text == "true" || a.Text == "false")
	})
}

// saidAfter is, by block and result, what the returns give that come after it. It goes
// against control, from the returns.
func saidAfter(f *program.Func) [][]said {
	out := make([][]said, len(f.Blocks))
	before := make([][]int, len(f.Blocks))
	var work []int
	for b := range f.Blocks {
		out[b] = make([]said, len(f.Results))
		for _, s := range f.Blocks[b].Succs {
			before[s] = append(before[s], b)
		}
		if !f.Blocks[b].Return {
			continue
		}
		for n := range out[b] {
			out[b][n] = saidOther
		}
		for _, s := range f.Blocks[b].Says {
			out[b][s.Result] = saidFalse
			if s.Holds {
				out[b][s.Result] = saidTrue
			}
		}
		work = append(work, b)
	}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		f.Steps.Add(1 + len(before[b]))
		for _, up := range before[b] {
			more := false
			for n, s := range out[b] {
				more = more || out[up][n]|s != out[up][n]
				out[up][n] |= s
			}
			if more {
				work = append(work, up)
			}
		}
	}
	return out
}

// takenFrom reports whether entries are removed under keys received from the channel: what
// is sent there ends when its turn has come.
func (p *pender) takenFrom(ch *facts.Term) bool {
	return ch.Op == facts.OpField && slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool {
		from := program.RootOf(s.Key)
		return from.Op == facts.OpRecv && from.Arg(0).Text == ch.Text
	})
}
