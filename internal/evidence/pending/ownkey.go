package pending

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// leavesOwn tells of an entry that an activation leaves on a way on which nothing has failed, if nobody
// else can remove it.
func (p *pender) leavesOwn(a *growth.Activation) bool {
	if !p.ownKey(a) && !p.ownObject(a) {
		return false
	}
	p.propose(&Pending{Kind: Branch, Grow: a.Grow, Func: a.F})
	return true
}

// ownKey reports whether an entry has a key that its activation makes, another one each time, and does
// not hand to its callers, and whether that activation alone removes entries: under its own key, on some
// of its ways. What it leaves on another way, nobody can remove any more.
func (p *pender) ownKey(a *growth.Activation) bool {
	key := a.Grow.Key
	if a.Call != nil || a.Grow.Func != a.Grow.Site || key.IsUnknown() || !p.l.Minted(key, a.Grow.Func, 6) {
		return false
	}
	handed := slices.ContainsFunc(a.F.Results, func(r *facts.Term) bool {
		return slices.ContainsFunc(r.Alternatives(), func(t *facts.Term) bool {
			return t.Equal(key) || t != nil && t.Op != facts.OpCall && slices.ContainsFunc(t.Args, key.Equal)
		})
	})
	removals := 0
	for _, s := range p.c.Shrinks {
		if s.How == facts.HowDropped || s.Class == growth.ClassVoid {
			continue
		}
		if removals++; s.Func != a.F || !removesOne(s) || !s.Key.Equal(key) {
			return false
		}
	}
	return removals > 0 && !handed
}

// ownObject reports whether the key of an entry is an object, or a part of one, that its activation has
// made or was started for, and does not hand to its callers, and whether that activation alone removes entries, those
// of that object: one that it has made and then refused stays as one that has failed does.
func (p *pender) ownObject(a *growth.Activation) bool {
	if a.Call != nil && a.Key == nil {
		return false
	}
	key := cmp.Or(a.Key, a.Grow.Key)
	of := program.RootOf(key)
	if p.c.Local || !p.isOwn(a.F, of, 0) || p.peerLoop(a.F, a.Block) > 0 || p.removedBy(a) {
		return false
	}
	own := func(t *facts.Term) bool { return t.Equal(key) || t.Equal(of) }
	if slices.ContainsFunc(a.F.Results, func(r *facts.Term) bool { return r.Any(own) }) {
		return false
	}
	if slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool {
		return s.How != facts.HowDropped && s.Class != growth.ClassVoid && s.Extent != facts.ExtentOne
	}) {
		return false
	}
	some, all := p.takesOwn(a.F, a, own)
	return some && all && slices.ContainsFunc(a.Ways(p.releases(a)).Open, func(w growth.Way) bool { return p.kindOf(a, &w) == wayNormal })
}

// takesOwn reports whether a function, or a closure of it, removes entries, and whether all that it
// removes, or hands to what removes some, is its own, and comes after the insert.
func (p *pender) takesOwn(f *program.Func, a *growth.Activation, own func(*facts.Term) bool) (some, all bool) {
	after := func(block, seq int) bool { return f != a.F || growth.FollowsInTurn(f, a.Block, a.Seq, block, seq) }
	all = true
	for _, s := range p.c.Shrinks {
		if s.Func == f && s.How != facts.HowDropped {
			some, all = true, all && own(s.Key) && after(s.Block, s.Seq)
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if c == a.Call {
			continue
		}
		for _, id := range p.l.Targets(f, c) {
			switch g := p.l.Funcs[id]; {
			case g == nil || g == f || !p.near[id]:
			case g.Parent == f.ID:
				in, only := p.takesOwn(g, a, func(t *facts.Term) bool { return own(t.Raise(1)) })
				some, all = some || in, all && only
			default:
				some, all = true, all && slices.ContainsFunc(c.Args, own) && after(c.Block, c.Seq)
			}
		}
	}
	return some, all
}
