package evidence

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// LeftOut finds containers that an end of their members leaves out: members come into, and by request
// leave, each of several containers of one holder on their own, and a function that ends a member takes
// it out of some of them, of which two at least have such a removal of their own as well. It gives a
// removal of that end, by container.
func LeftOut(l *growth.Growth, list []*growth.Container) growth.Table[*growth.Event] {
	out := growth.Table[*growth.Event]{}
	groups := map[string][]*growth.Container{}
	for _, c := range list {
		if c.Level == 0 && c.Keyed() && len(c.Shrinks) > 0 && len(c.Grows) > 0 {
			key := memberKey(l, c)
			groups[key] = append(groups[key], c)
		}
	}
	for _, c := range list {
		if c.Level != 0 || !c.Keyed() || !leavesByItself(c) {
			continue
		}
		if group := groups[memberKey(l, c)]; len(group) > 2 {
			if e := endWithout(l, c, group); e != nil {
				out[c] = e
			}
		}
	}
	return out
}

// memberKey groups containers by holder, those of a function by that, and by the type of their keys.
func memberKey(l *growth.Growth, c *growth.Container) string {
	key := growth.HolderKey(c) + " " + c.KeyType()
	if c.Local && len(c.Grows) > 0 {
		key += " " + program.Outermost(l.Program, c.Grows[0].Func).ID
	}
	return key
}

// leavesByItself reports whether all that takes something out of a container takes one key, as events
// say.
func leavesByItself(c *growth.Container) bool {
	some := false
	for _, e := range c.Shrinks {
		switch {
		case e.Class == growth.ClassVoid:
		case e.Extent != facts.ExtentOne || e.Class != growth.ClassEventOne && e.Class != growth.ClassAPIOne:
			return false
		default:
			some = true
		}
	}
	return some
}

// endWithout is a removal, by an end that takes members out of others of a group and leaves c out; nil
// without one.
func endWithout(l *growth.Growth, c *growth.Container, group []*growth.Container) *growth.Event {
	kind := ""
	for _, g := range c.Grows {
		if g.Roots.Live() {
			kind = memberKind(c, g.Key)
		}
	}
	if kind == "" {
		return nil
	}
	if slices.ContainsFunc(c.Shrinks, func(e *growth.Event) bool { return e.Class != growth.ClassVoid && memberKind(c, e.Key) != kind }) {
		return nil
	}
	for _, s := range group {
		if s == c {
			continue
		}
		for _, e := range s.Shrinks {
			l.Steps.Add(1)
			if !takesMember(s, e, kind) || l.ShrinksToo(c, e) || l.GrownIn(c, e) || ownRemovals(e, c, group, kind) < 2 {
				continue
			}
			if !takenBeside(l, c, e) {
				return e
			}
		}
	}
	return nil
}

// takenBeside reports whether some caller of an end comes to a removal from c in another function as well.
func takenBeside(l *growth.Growth, c *growth.Container, end *growth.Event) bool {
	var ids []string
	for _, e := range c.Shrinks {
		if e.Func != end.Func {
			ids = append(ids, e.Func.ID)
		}
	}
	removing := l.CallersOf(ids, growth.ReleaseHops)
	return slices.ContainsFunc(end.Func.Callers, func(up program.Edge) bool { return removing[up.Caller.ID] })
}

// takesMember reports whether a removal takes one member of a kind out of a container.
func takesMember(s *growth.Container, e *growth.Event, kind string) bool {
	return growth.IsEnd(e) && e.Extent == facts.ExtentOne && memberKind(s, e.Key) == kind
}

// ownRemovals counts the containers that an end takes the same key from and that have a removal of their
// own, which takes that of no other one of them.
func ownRemovals(end *growth.Event, c *growth.Container, group []*growth.Container, kind string) int {
	n := 0
	for _, s := range group {
		if s == c || !slices.ContainsFunc(s.Shrinks, func(e *growth.Event) bool { return growth.OneRun(e, end) && e.Key.Equal(end.Key) }) {
			continue
		}
		if slices.ContainsFunc(s.Shrinks, func(e *growth.Event) bool {
			return takesMember(s, e, kind) && !growth.OneRun(e, end) && !slices.ContainsFunc(group, func(o *growth.Container) bool {
				return o != s && slices.ContainsFunc(o.Shrinks, func(x *growth.Event) bool { return growth.OneRun(x, e) })
			})
		}) {
			n++
		}
	}
	return n
}

// memberKind tells what the keys of a container are of a member: the key of a field, or the member itself,
// of which there is a pointer; "" for what may be anything's name.
func memberKind(c *growth.Container, key *facts.Term) string {
	switch {
	case key.IsUnknown():
		return ""
	case key.Op == facts.OpField:
		return key.Text
	case strings.HasPrefix(c.KeyType(), "*"):
		return c.KeyType()
	}
	return ""
}
