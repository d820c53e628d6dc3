package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// renewal notes that a field which holds an object takes a new one of the same type:
// all that the old one held is gone.
func (c *collector) renewal(f *program.Func, st *facts.Site) {
	if st.Op != facts.Shrink || st.Extent != facts.ExtentAll || st.Ref.Op != facts.OpField && st.Ref.Op != facts.OpGlobal {
		return
	}
	if c.l.Containers[st.Ref.Text] != nil {
		return
	}
	made := c.l.TypeOfTerm(st.Val)
	if made == "" {
		return
	}
	e := c.l.siteEvent(f, st)
	if slices.ContainsFunc(e.Guards, func(g facts.Guard) bool { return g.Kind == facts.GuardNil && !g.Neg && g.X.Equal(st.Ref) }) {
		return // made when it is first needed
	}
	e.How = facts.HowRebuild
	e.Base = st.Ref.Arg(0)
	if e.Base.IsUnknown() {
		e.Base = nil
	}
	c.renewals[made] = append(c.renewals[made], e)
}

// renew adds the renewals of a holder to the containers that it holds, where the only
// field that holds it is the one that is renewed.
func (c *collector) renew() {
	for _, x := range c.byID {
		for _, e := range c.renewals[OwnerKey(x)] {
			own := *e
			if !slices.ContainsFunc(x.Shrinks, func(s *Event) bool { return s.Pos == own.Pos && s.Func == own.Func }) {
				x.Shrinks = append(x.Shrinks, &own)
			}
		}
	}
}
