package queue

import (
	"maps"
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// hugeBuffer is the number of places from which a channel's buffer slows nobody down.
const hugeBuffer = 1_000_000

// channels judges the channels that code in view sends to: a channel takes no more
// than its buffer, so it grows by its size or by those who wait for it. What is known of them
// goes into the table.
func channels(l *growth.Growth, table growth.Table[*Queue]) []*growth.Container {
	uses := l.ChannelUses()
	out := unlimited(l, table)
	for _, k := range slices.Sorted(maps.Keys(uses)) {
		if c, q := channel(l, uses[k]); q != nil {
			c.Holder, table[c] = l.HolderOf(c), q
			out = append(out, c)
		}
	}
	return slices.DeleteFunc(out, func(c *growth.Container) bool {
		return c.Local && slices.ContainsFunc(out, func(o *growth.Container) bool { return !o.Local && sameMake(table[c], table[o]) })
	})
}

// sameMake reports whether two are findings on one channel, which one function makes:
// a variable of it and the field that takes it.
func sameMake(a, b *Queue) bool {
	return a.Shape == QueueSized && b.Shape == QueueSized && a.At.Func == b.At.Func && a.At.Pos == b.At.Pos
}

// channel returns the container of a channel, and how it can grow, nil if it cannot.
func channel(l *growth.Growth, u *growth.ChanUse) (*growth.Container, *Queue) {
	decl := l.Containers[u.Key]
	c := &growth.Container{Container: *decl, ID: u.Key, Kind: facts.KindChan, Package: l.DeclaredIn[u.Key]}
	for _, find := range []func(*growth.Growth, *growth.Container, *growth.ChanUse) *Queue{sized, huge, spawned, unread} {
		if q := find(l, c, u); q != nil {
			return c, q
		}
	}
	return c, nil
}

// making is the making of a channel as a grow.
func making(l *growth.Growth, c *growth.Container, m program.Making) *growth.Event {
	return grow(l, c, &growth.Event{How: facts.HowMake, Func: m.In, Pos: m.Make.Pos, Block: m.Make.Block, Base: facts.Unknown()})
}

// sized finds a channel whose buffer is as large as the outside world says.
func sized(l *growth.Growth, c *growth.Container, u *growth.ChanUse) *Queue {
	for _, m := range u.Made {
		if m.Make.Limited || m.Make.Size.Op == facts.OpConst || m.In.Testing {
			continue
		}
		o := &origin.Originator{Origins: l.Origins}
		if o.Of(m.Make.Size, m.In, 4) != origin.OriginOutside {
			continue
		}
		e := making(l, c, m)
		if e.Roots.Live() {
			c.Grows = []*growth.Event{e}
			return &Queue{Shape: QueueSized, At: e, Why: reason.Reason{Code: reason.Unchecked}}
		}
	}
	return nil
}

// huge finds a channel with a buffer that is no limit.
func huge(l *growth.Growth, c *growth.Container, u *growth.ChanUse) *Queue {
	if signals(c) {
		return nil
	}
	for _, m := range u.Made {
		n, err := strconv.Atoi(m.Make.Size.Text)
		if m.Make.Size.Op != facts.OpConst || err != nil || n < hugeBuffer || m.In.Testing {
			continue
		}
		if c.Grows = liveSends(l, c, u); len(c.Grows) == 0 {
			return nil
		}
		return &Queue{Shape: QueueHuge, At: making(l, c, m), Why: reason.Reason{Code: reason.NoneWaits, Of: strconv.Itoa(n)}}
	}
	return nil
}

// signals reports whether the elements have no size.
func signals(c *growth.Container) bool { return c.TypeText == "chan struct{}" }

// liveSends are the sends that events reach.
func liveSends(l *growth.Growth, c *growth.Container, u *growth.ChanUse) []*growth.Event {
	var out []*growth.Event
	for _, op := range u.Sends {
		e := grow(l, c, &growth.Event{How: facts.HowSend, Val: op.Val, Func: op.Site, Pos: op.Pos, What: op.What, Block: op.Block, Base: op.Base})
		if e.Roots.Live() {
			out = append(out, e)
		}
	}
	return out
}

// spawned finds goroutines that do nothing but wait to send, one for each event.
// Signals are as many as those who wait for them.
func spawned(l *growth.Growth, c *growth.Container, u *growth.ChanUse) *Queue {
	if c.Local || u.Fresh || signals(c) {
		return nil
	}
	for _, op := range u.Sends {
		if op.Select != 0 || !onlySends(op) {
			continue
		}
		for _, e := range op.Site.Callers {
			if e.Mode != facts.ModeGo || e.Caller.Testing || onceForObject(l, e.Caller, e.Block) {
				continue
			}
			base := l.WalkerOf(growth.OwnerKey(c)).Rebase(op.Site, e, op.Base)
			at := grow(l, c, &growth.Event{How: facts.HowSpawn, Func: e.Caller, Pos: e.Call.Pos, What: e.Call.What, Block: e.Block, Base: base})
			if at.Roots.Live() && at.Roots.Repeats {
				c.Grows = append(c.Grows, at)
			}
		}
	}
	if len(c.Grows) == 0 {
		return nil
	}
	slices.SortFunc(c.Grows, growth.CompareEvents)
	return &Queue{Shape: QueueSpawned, Why: reason.Reason{Code: reason.AllWait}}
}

// onceForObject reports whether a function comes to a block only while a field is nil that it sets.
func onceForObject(l *growth.Growth, f *program.Func, block int) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardNil && !g.Neg && g.X != nil && g.X.Op == facts.OpField && len(reach.ValuesOf(l.StoresOf[f.ID], g.X.Text)) > 0
	})
}

// onlySends reports whether a function begins with the send: nothing before it waits
// or works.
func onlySends(op growth.ChanOp) bool {
	f := op.Site
	if len(f.Blocks) <= op.Block || f.Blocks[op.Block].Loop > 0 || len(f.Blocks[op.Block].Guards) > 0 {
		return false
	}
	if slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Seq < op.Seq }) {
		return false
	}
	return !slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return c.Seq != op.Seq && c.Op != facts.CommHand && c.Op != facts.CommClose })
}

// unread finds a channel that is fed again and again and that nothing receives from.
func unread(l *growth.Growth, c *growth.Container, u *growth.ChanUse) *Queue {
	if len(u.Recvs) > 0 || len(u.Made) == 0 || c.Local && c.Exported || c.Exported && !c.Package.Closed || l.HandedOn(u) {
		return nil
	}
	if slices.ContainsFunc(u.Sends, func(op growth.ChanOp) bool { return op.Default }) || l.Blind(c.Package, facts.CommRecv) {
		return nil
	}
	if c.Grows = liveSends(l, c, u); len(c.Grows) == 0 {
		return nil
	}
	return &Queue{Shape: QueueUnread, Why: reason.Reason{Code: reason.NeverReceived}}
}
