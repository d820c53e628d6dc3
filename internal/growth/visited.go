package growth

import (
	"github.com/growthlint/growthlint/internal/facts"
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
	up.Key, up.Val = l.AsHanded(f, e.Key), facts.Unknown()
	up.Guards = l.Around(u.In, c.Block)
	return &up, ref
}
