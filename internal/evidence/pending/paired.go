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
	after := thisTurn(f, made.Block)
	comes := func(block, seq int) bool { return after[block] || block == made.Block && seq > made.Seq }
	return slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool {
		switch {
		case s.Extent != facts.ExtentOne || s.Key == nil:
			return false
		case s.Func == f:
			return s.Key.Equal(key) && comes(s.Block, s.Seq)
		}
		return p.comesTo(s.Func, s.Key, maxPairHops, func(e program.Edge, removed *facts.Term) bool {
			return e.Caller == f && removed.Equal(key) && comes(e.Block, e.Seq)
		})
	})
}

// thisTurn are the blocks to which control goes on from one before the next turn of a loop around it
// begins, by block.
func thisTurn(f *program.Func, block int) []bool {
	after := make([]bool, len(f.Blocks))
	heads := map[int]bool{}
	from := slices.Clone(f.Blocks[block].Succs)
	for i := range program.LoopsAround(f, block) {
		head := f.Loops[i-1].Head
		heads[head] = true
		for _, s := range f.Blocks[head].Succs {
			if !program.InLoop(f, s, i) {
				from = append(from, s)
			}
		}
	}
	program.Follow(f, from, func(b int) bool { return heads[b] }, func(b int) bool { after[b] = true; return false })
	return after
}

// comesTo reports whether a call that leads to a removal of g's is one that is looked for, with the
// removed key as its caller sees that.
func (p *pender) comesTo(g *program.Func, removed *facts.Term, hops int, is func(program.Edge, *facts.Term) bool) bool {
	if hops == 0 || !isGiven(removed) {
		return false
	}
	return slices.ContainsFunc(g.Callers, func(e program.Edge) bool {
		if e.Caller.Testing || e.Mode == facts.ModeGo {
			return false
		}
		key := removed.Substitute(e.Args)
		return is(e, key) || p.comesTo(e.Caller, key, hops-1, is)
	})
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
