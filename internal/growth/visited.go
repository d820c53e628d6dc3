package growth

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// isVisit reports whether the maker of a closure can tell of a removal in it: the container is
// a parameter of the maker, and the maker hands the closure to a call that runs it before it
// returns, such as one that goes through the container.
func (l *Growth) isVisit(e *Event, ref *facts.Term) bool {
	f := e.Func
	if e.Op != facts.Shrink || e.Site != f || f.Parent == "" || ref.Op != facts.OpParam || ref.Up != 1 || len(f.UsedAt) != 1 {
		return false
	}
	u := f.UsedAt[0]
	return u.In.ID == f.Parent && u.How == facts.UseArg && u.Call < len(u.In.Calls) && l.RunsNow(f, u)
}

// visited is such a removal as the maker sees it, nil if it is none. What the maker is given is then
// emptied by its callers, each of which knows what it gives.
func (l *Growth) visited(e *Event, ref *facts.Term) (*Event, *facts.Term) {
	if !l.isVisit(e, ref) {
		return nil, nil
	}
	f := e.Func
	u := f.UsedAt[0]
	c := &u.In.Calls[u.Call]
	up := *e
	up.Func, up.Block, up.Seq = u.In, c.Block, c.Seq
	ref = ref.Raise(1)
	up.Key, up.Val = l.AsHanded(f, e.Key), facts.Unknown()
	up.Guards = l.Around(u.In, c.Block)
	return &up, ref
}
