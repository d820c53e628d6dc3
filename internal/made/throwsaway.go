package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// throwsAway reports a registration with a function in view that puts something into an object which goes
// on, and gives the function that takes it out again: who drops that leaves one there each time. Others
// may keep theirs; where all drop it the container itself tells.
func (m *madeFinder) throwsAway(f *program.Func, c *facts.Call) {
	if !c.Dropped || m.isEnd(f) {
		return
	}
	targets := m.l.DirectTargets(c)
	if len(targets) == 0 || slices.ContainsFunc(targets, func(id string) bool { return !m.givesRemoval(m.l.Funcs[id]) }) {
		return
	}
	object := facts.Unknown()
	if m.l.Funcs[targets[0]].Recv != "" {
		object = program.ArgAt(c.Args, 0)
		if object.IsUnknown() || object.Op == facts.OpNew || object.Op == facts.OpCall {
			return // it goes with what has been made here, as far as is seen
		}
	}
	r := m.w.From(f, c.Block, object, reach.Stance{})
	if r.Session || r.Unknown || !r.Event && !r.Tick || !object.IsUnknown() && !r.Process && !r.Shared {
		return
	}
	m.reportListener(f, c, FaultRegistered, reason.Reason{}, reason.RemovalDiscarded.With())
}

// givesRemoval reports whether a function puts something into a container and returns nothing but a function
// that takes it out again, which somebody may keep.
func (m *madeFinder) givesRemoval(g *program.Func) bool {
	if g == nil || len(g.Results) != 1 {
		return false
	}
	return slices.ContainsFunc(g.Results[0].Alternatives(), func(t *facts.Term) bool {
		h := m.l.Funcs[t.Text]
		return t.Op == facts.OpFunc && h != nil && h.Parent == g.ID && !m.l.ThrownAway(h) && slices.ContainsFunc(g.Sites, func(in facts.Site) bool {
			return in.Op == facts.Grow && slices.ContainsFunc(h.Sites, func(out facts.Site) bool {
				return out.Op == facts.Shrink && program.PlaceKey(out.Ref) != "" && program.PlaceKey(out.Ref) == program.PlaceKey(in.Ref)
			})
		})
	})
}
