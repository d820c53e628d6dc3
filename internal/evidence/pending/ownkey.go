package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
)

// leavesOwn tells of an entry that an activation leaves on a way on which nothing has failed, if nobody
// else can remove it.
func (p *pender) leavesOwn(a *growth.Activation) bool {
	if !p.ownKey(a) {
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
