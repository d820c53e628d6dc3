package growth

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// visited is a removal in a closure as its maker sees it, nil if that cannot be told: the container is
// a parameter of the maker, and the maker hands the closure to a call that runs it before it
// returns, such as one that goes through the container. What the maker is given is then emptied by
// its callers, each of which knows what it gives.
func (l *Growth) visited(e *Event, ref *facts.Term) (*Event, *facts.Term) {
	f := e.Func
	if e.Op != facts.Shrink || e.Site != f || f.Parent == "" || ref.Op != facts.OpParam || ref.Up != 1 || len(f.UsedAt) != 1 {
		return nil, nil
	}
	u := f.UsedAt[0]
	if u.In.ID != f.Parent || u.How != facts.UseArg || u.Call >= len(u.In.Calls) || !l.RunsNow(f, u) {
		return nil, nil
	}
	c := &u.In.Calls[u.Call]
	up := *e
	up.Func, up.Block, up.Seq = u.In, c.Block, c.Seq
	ref = ref.Raise(1)
	up.Key, up.Val = l.visitedKey(e, c, ref), facts.Unknown()
	up.Guards = l.Around(u.In, c.Block)
	return &up, ref
}

// visitedKey is the key of a removal in a function that a call runs, as the function that makes the
// call sees it.
func (l *Growth) visitedKey(e *Event, c *facts.Call, ref *facts.Term) *facts.Term {
	if k := e.Key; k != nil && k.Op == facts.OpParam && k.Up == 0 && l.RangedParam(e.Func, k.N) && program.ArgAt(c.Args, 0).Equal(ref) {
		return &facts.Term{Op: facts.OpKey, Args: []*facts.Term{ref}}
	}
	return e.Key.Raise(1)
}
