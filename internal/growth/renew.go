package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// renewal notes that a field which holds an object takes a new one of the same type:
// all that the old one held is gone.
func (c *collector) renewal(f *program.Func, st *facts.Site) {
	if st.Op == facts.Shrink && st.Extent == facts.ExtentAll {
		c.renews(c.l.siteEvent(f, st), st.Ref, st.Val)
	}
}

// renewalByCall is renewal of an atomic pointer.
func (c *collector) renewalByCall(f *program.Func, call *facts.Call) {
	if at := program.AtomicPlace(call, 1); at != nil && !call.Succeeds {
		e := c.callEvent(f, call, facts.Shrink)
		e.Extent, e.Val = facts.ExtentAll, call.Args[1]
		c.renews(e, at, e.Val)
	}
}

// takesFrom reports whether a value is made from an object as a whole, or from a list or map in it. Made from
// what else it knows, the value holds nothing that it has gathered.
func (c *collector) takesFrom(t *facts.Term, held func(*facts.Term) bool) bool {
	switch {
	case t == nil:
		return false
	case held(t):
		return true
	case t.Op == facts.OpField && t.Arg(0) != nil && held(t.Arg(0)):
		return c.l.Containers[t.Text] != nil
	}
	return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return c.takesFrom(a, held) })
}

// renews files that the place at, a field or variable, takes a new object, whatever was there. One that is
// made from what was there may hold all of that.
func (c *collector) renews(e *Event, at, val *facts.Term) {
	made := c.l.TypeOfTerm(val)
	if at.Op != facts.OpField && at.Op != facts.OpGlobal || c.l.Containers[at.Text] != nil || made == "" {
		return
	}
	held := func(t *facts.Term) bool { return program.ReadKey(t) == at.Text }
	if c.takesFrom(val, held) || slices.ContainsFunc(e.Guards, func(g facts.Guard) bool { return g.Kind == facts.GuardNil && !g.Neg && held(g.X) }) {
		return // or made when it is first needed
	}
	e.How = facts.HowRebuild
	e.renewed = at.Text
	e.Base = at.Arg(0)
	if e.Base.IsUnknown() {
		e.Base = nil
	}
	c.renewals[made] = append(c.renewals[made], e)
}

// renew adds the renewals of a holder to the containers that it holds.
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

// goesOnElsewhere names a variable or field, other than the one that takes a new object, in which
// code that runs in production puts one of the type and in which none takes another one's place: the
// object there goes on, with all that it holds. It is "" if there is none. A field that takes what
// exists already points back to it, and does not keep it.
func (l *Growth) goesOnElsewhere(c *Container, e *Event) string {
	if e.renewed == "" {
		return ""
	}
	stays := func(key string) bool {
		return key != e.renewed && l.isPut(key) && !slices.ContainsFunc(c.Shrinks, func(s *Event) bool {
			return s.renewed == key && s.Roots.Live() && s.Roots.Repeats
		})
	}
	owner := OwnerKey(c)
	for _, h := range l.Holders[owner] {
		if key := h.Owner + "." + h.Field.Name; h.Owner != owner && stays(key) && !l.Borrowed(key) && !l.givesWay(h.Owner) {
			return program.ShortKey(key)
		}
	}
	for _, key := range l.Variables[owner] {
		if stays(key) {
			return program.ShortKey(key)
		}
	}
	return ""
}

// givesWay reports whether objects of a type give way to new ones, again and again: what they hold
// goes with them.
func (l *Growth) givesWay(typ string) bool {
	return slices.ContainsFunc(l.renewals[typ], func(e *Event) bool {
		return l.Rates().At(e.Func, e.Block).Has(reach.RateMany)
	})
}

// isPut reports whether code that runs in production puts something into a field or variable.
func (l *Growth) isPut(key string) bool {
	return slices.ContainsFunc(l.Stores[key], func(st facts.Store) bool {
		f := l.Funcs[st.Func]
		return f != nil && !f.Testing
	})
}
