package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// maxPairHops is how many calls lie between an activation and the removal that it pairs with an
// insert.
const maxPairHops = 3

// keyedCaller is the activation of a caller that makes an entry by a call and removes it by another
// under the same key: it treats the entry as its own though others know the key as well. ok is
// false where the caller does not.
func (p *pender) keyedCaller(a *growth.Activation, e program.Edge) (key *facts.Term, ok bool) {
	key = a.Key
	if a.Call == nil {
		key = a.Grow.Key
	}
	if key == nil || !isGiven(key) {
		return nil, false
	}
	key = key.Substitute(e.Args)
	if key.IsUnknown() || !key.Known() || !p.removesUnder(e.Caller, e.Call, key) {
		return key, false
	}
	return key, true
}

// isGiven reports whether a term is made of what its function was given alone.
func isGiven(t *facts.Term) bool {
	switch t.Op {
	case facts.OpParam:
		return t.Up == 0
	case facts.OpConst:
		return true
	case facts.OpField, facts.OpBin, facts.OpStruct, facts.OpSlice:
		return len(t.Args) > 0 && !slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return a == nil || !isGiven(a) })
	}
	return false
}

// removesUnder reports whether a function, after it has made an entry by a call and before the next
// turn of a loop around that, removes the one entry under a key, or calls what does.
func (p *pender) removesUnder(f *program.Func, made *facts.Call, key *facts.Term) bool {
	comes := func(block, seq int) bool { return growth.FollowsInTurn(f, made.Block, made.Seq, block, seq) }
	own := slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool {
		return s.Func == f && removesOne(s) && s.Key.Equal(key) && comes(s.Block, s.Seq)
	})
	return own || slices.ContainsFunc(p.takersIn(f, maxPairHops), func(t taker) bool {
		return t.call != made && comes(t.call.Block, t.call.Seq) && slices.ContainsFunc(t.keys, key.Equal)
	})
}

func removesOne(s *growth.Event) bool { return s.Extent == facts.ExtentOne && s.Key != nil }

// taker is a call that removes entries, and the keys, as the caller sees them, under which it does.
type taker struct {
	call *facts.Call
	keys []*facts.Term
}

// takersIn are the calls of a function that remove entries under keys.
func (p *pender) takersIn(f *program.Func, hops int) []taker {
	at := takingAt{f, hops}
	if known, ok := p.takers[at]; ok || hops == 0 {
		return known
	}
	var out []taker
	for i := range f.Calls {
		if keys := p.takenBy(f, &f.Calls[i], hops); len(keys) > 0 {
			out = append(out, taker{&f.Calls[i], keys})
		}
	}
	p.takers[at] = out
	return out
}

// takenBy are the keys, as f sees them, under which a call of f removes entries.
func (p *pender) takenBy(f *program.Func, c *facts.Call, hops int) []*facts.Term {
	if c.Mode == facts.ModeGo {
		return nil
	}
	var out []*facts.Term
	for _, id := range p.l.Targets(f, c) {
		g := p.l.Funcs[id]
		if g == nil || g == f || !p.near[id] {
			continue
		}
		n := slices.IndexFunc(g.Callers, func(e program.Edge) bool { return e.Caller == f && e.Call == c })
		if n < 0 {
			continue
		}
		for _, k := range p.takenIn(g, hops) {
			out = append(out, k.Substitute(g.Callers[n].Args))
		}
	}
	return out
}

// takenIn are the keys, made of what a function is given alone, under which it removes entries.
func (p *pender) takenIn(g *program.Func, hops int) []*facts.Term {
	var out []*facts.Term
	for _, s := range p.c.Shrinks {
		if s.Func == g && removesOne(s) {
			out = append(out, s.Key)
		}
	}
	for _, t := range p.takersIn(g, hops-1) {
		out = append(out, t.keys...)
	}
	return slices.DeleteFunc(out, func(k *facts.Term) bool { return !isGiven(k) })
}

// takingAt is a function, and how many calls further down removals are looked for.
type takingAt struct {
	f    *program.Func
	hops int
}

// sameRange is the head of the range loop around a block whose list is the one that a loop around
// another block ranges over: what is done for each element there is undone for each here. ok is
// false where there is none.
func sameRange(f *program.Func, made, removed int) (head int, ok bool) {
	for i := range program.LoopsAround(f, removed) {
		over := f.Loops[i-1].Over
		if over.IsUnknown() || program.InLoop(f, made, i) {
			continue
		}
		for j := range program.LoopsAround(f, made) {
			if over.Equal(f.Loops[j-1].Over) {
				return f.Loops[i-1].Head, true
			}
		}
	}
	return 0, false
}
