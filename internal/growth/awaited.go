package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Awaited is an insert of an object under the name of another one that it waits for, where only the
// coming of that one takes it out: each object stands under one of its fields, the one that names the
// other, and every removal takes what stands under a second field of whatever object has come. Who
// sends the objects chooses the name, and need never send what it names. nil if some insert or removal
// is of another kind.
func (l *Growth) Awaited(c *Container) *Event {
	if !c.Keyed() || c.Level != 0 || c.Value.Named == "" {
		return nil
	}
	var first *Event
	field := ""
	for _, g := range c.Grows {
		if !g.Roots.Live() || g.Roots.Construct {
			continue
		}
		ref := g.Key
		if ref.IsUnknown() || ref.Op != facts.OpField || program.OwnerOf(ref.Text) != c.Value.Named || !g.Val.Equal(ref.Arg(0)) || field != "" && field != ref.Text {
			return nil
		}
		if first == nil {
			first, field = g, ref.Text
		}
	}
	if first == nil || !l.foreignField(field, maxForeign) {
		return nil
	}
	some := false
	for _, e := range c.Shrinks {
		switch {
		case e.Class == ClassVoid:
			continue
		case e.Class != ClassEventOne && e.Class != ClassAPIOne && e.Class != ClassOnSuccess:
			return nil
		case !l.takesByOther(c, e, field):
			return nil
		}
		some = true
	}
	if !some {
		return nil
	}
	return first
}

// takesByOther reports whether a removal takes what stands under another field of an object than the
// one under which objects are put in, in its own function or as all who call that see it.
func (l *Growth) takesByOther(c *Container, e *Event, field string) bool {
	other := func(key *facts.Term) bool {
		return !key.IsUnknown() && key.Op == facts.OpField && program.OwnerOf(key.Text) == c.Value.Named && key.Text != field
	}
	seen := l.SeenFrom(e)
	if other(seen[0].key) {
		return true
	}
	return len(seen) > 1 && !e.Func.Exported && !slices.ContainsFunc(seen[1:], func(at Lifted) bool { return !other(at.key) })
}
