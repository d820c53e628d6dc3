package queue

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// The shapes. All but QueueDrained are positive evidence.
const (
	QueueNone Shape = ""
	// QueueDrained: elements are taken out one at a time, at a pace of their own.
	QueueDrained Shape = "drained"
	// QueueInfinite: a loop takes in from one channel even while it cannot send to
	// another.
	QueueInfinite Shape = "infinite channel"
	// QueueKept: it is cut only after a call that may fail has succeeded.
	QueueKept Shape = "kept on failure"
	// QueueGated: it is filled while a condition lasts and emptied only where that ends.
	QueueGated Shape = "state gate"
	// QueueOutrun: its consumer waits for others at each turn, and its producers go on at once.
	QueueOutrun Shape = "outrun"
	// QueueUnstarted: what empties it is started under a setting, what fills it is not.
	QueueUnstarted Shape = "consumer under a setting"
	// QueueSpawned: each send has a goroutine that waits for it.
	QueueSpawned Shape = "goroutine for each send"
	// QueueSized: a channel as large as the outside world says.
	QueueSized Shape = "size from outside"
	// QueueHuge: a channel with more room than anybody meets.
	QueueHuge Shape = "huge buffer"
	// QueueUnread: a channel that nothing receives from.
	QueueUnread Shape = "never received from"
	// QueueUnlimited: a library's channel that always has room.
	QueueUnlimited Shape = "library channel"
)

// Kinds gives library containers that have no keys the kind that the table names.
func Kinds(l *growth.Growth, list []*growth.Container) {
	for _, c := range list {
		if c.Kind != facts.KindLib || c.Level != len(c.Levels)-1 {
			continue
		}
		pkg, typ := program.SplitLast(c.Lib)
		if row := l.Table.Type(pkg, typ); row != nil {
			switch kind := facts.Kind(row.Kind); kind {
			case growth.KindQueue, growth.KindDeque, growth.KindStack, facts.KindList, facts.KindHeap:
				c.Kind = kind
			}
		}
	}
}

// isPop reports whether a shrink takes one element from an end. Of a slice, the last
// one may be any that was moved there.
func isPop(e *growth.Event) bool {
	if e.Extent != facts.ExtentOne || !e.Roots.Live() || e.Class == growth.ClassVoid {
		return false
	}
	if e.Library != "" {
		return e.Key == nil
	}
	return e.How == facts.HowPop && e.Val != nil && e.Val.Op == facts.OpSlice && e.Val.Text == string(facts.CutTail)
}

// liveShrinks are the shrinks that count; ok is false if one of them bounds the
// container by itself.
func liveShrinks(c *growth.Container) (list []*growth.Event, ok bool) {
	for _, e := range c.Shrinks {
		switch e.Class {
		case growth.ClassVoid:
		case growth.ClassCap, growth.ClassPaired:
			return nil, false
		default:
			list = append(list, e)
		}
	}
	return list, len(list) > 0
}

// liveGrows are the grows that count.
func liveGrows(c *growth.Container) []*growth.Event {
	var out []*growth.Event
	for _, e := range c.Grows {
		if e.Roots.Live() && !e.CappedBy(c) {
			out = append(out, e)
		}
	}
	return out
}

// reclass gives all shrinks the class that the queue's shape shows them to have.
func reclass(list []*growth.Event, class growth.Class, why reason.Reason) {
	for _, e := range list {
		e.Class, e.Why = class, why
	}
}

// mentions reports whether some part of a term names the container.
func mentions(t *facts.Term, c *growth.Container) bool {
	return t.Any(func(u *facts.Term) bool { return program.PlaceKey(u) == c.Key })
}
