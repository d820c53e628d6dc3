package queue

import (
	"maps"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// unlimited finds the library channels that always have room: the channel that code in
// view sends to comes from a method or field that the table calls unbounded.
func unlimited(l *growth.Growth, table growth.Table[*Queue]) []*growth.Container {
	byKey := map[string]*growth.Container{}
	for _, f := range l.SortedFuncs() {
		for i := range f.Comms {
			s := &f.Comms[i]
			if s.Op != facts.CommSend || len(s.Chan.Args) == 0 || f.Testing {
				continue
			}
			row := unboundedChan(l, s.Chan)
			if row == nil {
				continue
			}
			for _, p := range l.Resolve(s.Chan.Arg(0), f) {
				if p.Key != "" && p.Level == 0 {
					feed(l, byKey, p, f, s, row)
				}
			}
		}
	}
	var out []*growth.Container
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		c := byKey[key]
		c.Holder = l.HolderOf(c)
		table[c] = &Queue{Shape: QueueUnlimited, Why: reason.Reason{Code: reason.NeverBlocks}}
		out = append(out, c)
	}
	return out
}

// unboundedChan returns the row that says that a channel always has room, or nil.
func unboundedChan(l *growth.Growth, ch *facts.Term) *library.Row {
	if ch.Op == facts.OpCall && program.ReceiverOf(ch.Text) == "" {
		return nil
	}
	for _, r := range l.RowsOf(ch) {
		if r.Chan && r.Role == library.Grow && r.Lacks == library.LackBound && r.When.Eval(nil) == library.True {
			return r
		}
	}
	return nil
}

// feed adds a send to the container of a library channel.
func feed(l *growth.Growth, byKey map[string]*growth.Container, p program.Place, f *program.Func, s *facts.Comm, row *library.Row) {
	c := byKey[p.Key]
	if c == nil {
		c = &growth.Container{Container: *l.Containers[p.Key], ID: p.Key, Kind: facts.KindChan, Package: l.DeclaredIn[p.Key]}
	}
	e := grow(l, c, &growth.Event{
		How: facts.HowSend, Val: s.Val, Func: f, Pos: s.Pos, What: s.What, Block: s.Block, Base: p.Base, Library: row.Pkg + "." + row.Type,
	})
	if !e.Roots.Live() {
		return
	}
	byKey[p.Key] = c
	c.Grows = append(c.Grows, e)
}

// grow completes an operation on a channel, which tells its function, block and base,
// as a grow of c: under which guards it stands, and how control gets there.
func grow(l *growth.Growth, c *growth.Container, e *growth.Event) *growth.Event {
	e.Op, e.Site, e.Guards = facts.Grow, e.Func, e.Func.GuardsAt(e.Block)
	e.Roots = l.WalkerOf(growth.OwnerKey(c)).From(e.Func, e.Block, e.Base, reach.Stance{})
	return e
}
