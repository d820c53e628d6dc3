package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// callAt is the call of f at a place of a block, nil if there is none.
func callAt(f *program.Func, block, seq int) *facts.Call {
	i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return c.Block == block && c.Seq == seq })
	if i < 0 {
		return nil
	}
	return &f.Calls[i]
}

// helperFailsLate reports whether a function that was given the container, or what that calls, may
// return an error though it has put the entry in there. One that puts it in as the last step
// leaves nothing behind where it fails.
func (p *pender) helperFailsLate(g *growth.Event, c *facts.Call) bool {
	if c == nil {
		return true
	}
	leads := p.l.CallersOf([]string{g.Site.ID}, growth.ReleaseHops)
	met := map[*program.Func]bool{}
	var late func(c *facts.Call, f *program.Func) bool
	late = func(c *facts.Call, f *program.Func) bool {
		for _, id := range p.l.Targets(f, c) {
			h := p.l.Funcs[id]
			if h == nil || !leads[id] || met[h] {
				continue
			}
			met[h] = true
			if p.failsAfterEntry(h, g.Site, leads, late) {
				return true
			}
		}
		return false
	}
	return late(c, g.Func)
}

// failsAfterEntry reports whether h may return an error after an insert of its own, if it is site, or
// after a call that leads there, but for the error of a call that fails before it inserts.
func (p *pender) failsAfterEntry(h, site *program.Func, leads map[string]bool, late func(*facts.Call, *program.Func) bool) bool {
	if h == site && slices.ContainsFunc(h.Sites, func(s facts.Site) bool {
		return s.Op == facts.Grow && returnsLateFrom(h, s.Block, s.Seq, nil) && !takesBackFailed(h, &s)
	}) {
		return true
	}
	for i := range h.Calls {
		d := &h.Calls[i]
		if slices.ContainsFunc(p.l.Targets(h, d), func(id string) bool { return leads[id] && id != h.ID }) &&
			(returnsLateFrom(h, d.Block, d.Seq, d) || late(d, h)) {
			return true
		}
	}
	return false
}

// returnsLateFrom reports whether a function may return an error after a place; of that of a call
// which stands there others tell. What it returns may be one where that cannot be told, unless
// nothing is asked any more.
func returnsLateFrom(f *program.Func, block, seq int, but *facts.Call) bool {
	after := growth.Activation{F: f, Block: block, Seq: seq, Call: but}
	if after.ReturnsLate() {
		return true
	}
	asks := program.Follow(f, []int{block}, nil, func(b int) bool { return len(f.Blocks[b].Succs) > 1 })
	return asks && len(f.Results) > 0 && slices.ContainsFunc(f.Results[len(f.Results)-1].Alternatives(), func(t *facts.Term) bool {
		return t == nil || t.Op != facts.OpZero && t.Op != facts.OpCall && t.Op != facts.OpConst
	})
}

// takesBackFailed reports whether a function removes the entry that it has put in on all ways on which
// something fails after that: behind each question for an error, and before each return of an error of
// its own.
func takesBackFailed(f *program.Func, put *facts.Site) bool {
	back := map[int]bool{}
	for i := range f.Sites {
		s := &f.Sites[i]
		if s.Op == facts.Shrink && !s.Deferred && s.Extent == facts.ExtentOne && s.Ref.Equal(put.Ref) && s.Key.Equal(put.Key) {
			back[s.Block] = true
		}
	}
	if len(back) == 0 {
		return false
	}
	returns := func(b int) bool { return f.Blocks[b].Return }
	removed := func(b int) bool { return back[b] }
	var asked []*facts.Term
	left := program.Follow(f, []int{put.Block}, removed, func(b int) bool {
		at := &f.Blocks[b]
		if at.Cond == nil || at.Cond.Kind != facts.GuardErr || len(at.Succs) != 2 {
			return false
		}
		asked = append(asked, at.Cond.X)
		failed := at.Succs[0]
		if at.Cond.Neg {
			failed = at.Succs[1]
		}
		return program.Follow(f, []int{failed}, removed, returns)
	})
	fails := func(b int) bool {
		at := &f.Blocks[b]
		return at.Return && (at.Failed || at.Tail > 0 && !slices.ContainsFunc(asked, func(x *facts.Term) bool {
			return program.Yields(&f.Calls[at.Tail-1], x)
		}))
	}
	return len(asked) > 0 && !left && !program.Follow(f, []int{put.Block}, removed, fails)
}
