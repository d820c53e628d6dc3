package link

import (
	"maps"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// unlimited finds the library channels that always have room: the channel that code in
// view sends to comes from a method or field that the table calls unbounded.
func (l *linker) unlimited() []*Container {
	byKey := map[string]*Container{}
	for _, f := range l.index.sortedFuncs() {
		for i := range f.Comms {
			s := &f.Comms[i]
			if s.Op != facts.CommSend || len(s.Chan.Args) == 0 || f.Testing {
				continue
			}
			row := l.unboundedChan(s.Chan)
			if row == nil {
				continue
			}
			for _, p := range l.index.resolve(s.Chan.Arg(0), f) {
				if p.key != "" && p.level == 0 {
					l.feed(byKey, p, f, s, row)
				}
			}
		}
	}
	var out []*Container
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		c := byKey[key]
		c.Holder = l.holderOf(c)
		out = append(out, c)
	}
	return out
}

// unboundedChan returns the row that says that a channel always has room, or nil.
func (l *linker) unboundedChan(ch *facts.Term) *library.Row {
	if ch.Op == facts.OpCall && receiverOf(ch.Text) == "" {
		return nil
	}
	for _, r := range l.rowsOf(ch) {
		if r.Chan && r.Role == library.Grow && r.Lacks == library.LackBound && r.When.Eval(nil) == library.True {
			return r
		}
	}
	return nil
}

// feed adds a send to the container of a library channel.
func (l *linker) feed(byKey map[string]*Container, p place, f *Func, s *facts.Comm, row *library.Row) {
	c := byKey[p.key]
	if c == nil {
		c = &Container{Container: *l.index.containers[p.key], ID: p.key, Kind: facts.KindChan, Package: l.index.declaredIn[p.key]}
	}
	e := l.grow(c, &Event{
		How: facts.HowSend, Val: s.Val, Func: f, Pos: s.Pos, What: s.What, Block: s.Block, Base: p.base, Library: row.Pkg + "." + row.Type,
	})
	if !e.Roots.Live() {
		return
	}
	byKey[p.key] = c
	c.Grows = append(c.Grows, e)
	why := "it always has room"
	if row.Say != "" {
		why += ": " + row.Say
	}
	c.Queue = &Queue{Shape: QueueUnlimited, Why: why}
}
