package link

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Queue is what is known of a container as a queue: what producers put in, a consumer
// takes out, and nothing slows the producers (analysis §8).
type Queue struct {
	Shape QueueShape
	// At is the place to tell of it, where that is no grow.
	At *Event
	// Why says in words what was seen; it completes "… and …".
	Why string
}

// QueueShape is the way in which a queue can grow.
type QueueShape string

// The shapes. All but QueueDrained are positive evidence.
const (
	QueueNone QueueShape = ""
	// QueueDrained: elements are taken out one at a time, at a pace of their own.
	QueueDrained QueueShape = "drained"
	// QueueInfinite: a loop takes in from one channel even while it cannot send to
	// another.
	QueueInfinite QueueShape = "infinite channel"
	// QueueKept: it is cut only after a call that may fail has succeeded.
	QueueKept QueueShape = "kept on failure"
	// QueueGated: it is filled while a condition lasts and emptied only where that ends.
	QueueGated QueueShape = "state gate"
	// QueueUnstarted: what empties it is started under a setting, what fills it is not.
	QueueUnstarted QueueShape = "consumer under a setting"
	// QueueSpawned: each send has a goroutine that waits for it.
	QueueSpawned QueueShape = "goroutine for each send"
	// QueueSized: a channel as large as the outside world says.
	QueueSized QueueShape = "size from outside"
	// QueueHuge: a channel with more room than anybody meets.
	QueueHuge QueueShape = "huge buffer"
	// QueueUnread: a channel that nothing receives from.
	QueueUnread QueueShape = "never received from"
	// QueueUnlimited: a library's channel that always has room.
	QueueUnlimited QueueShape = "library channel"
)

// The kinds of library containers without keys that the language has not.
const (
	kindQueue facts.Kind = "queue"
	kindDeque facts.Kind = "deque"
	kindStack facts.Kind = "stack"
)

// queueKinds gives library containers that have no keys the kind that the table names.
func (l *linker) queueKinds(list []*Container) {
	for _, c := range list {
		if c.Kind != facts.KindLib || c.Level != len(c.Levels)-1 {
			continue
		}
		pkg, typ := splitLast(c.Lib)
		if row := l.table.Type(pkg, typ); row != nil {
			switch kind := facts.Kind(row.Kind); kind {
			case kindQueue, kindDeque, kindStack, facts.KindList, facts.KindHeap:
				c.Kind = kind
			}
		}
	}
}

// queues finds the queues among the containers, and the channels that can grow.
func (l *linker) queues(list []*Container) []*Container {
	for _, c := range list {
		if c.Kind != facts.KindChan && !c.Keyed() && c.Level == 0 {
			c.Queue = l.queueOf(c)
		}
	}
	chans := l.channels()
	list = slices.DeleteFunc(list, func(c *Container) bool {
		return c.Kind == facts.KindChan || slices.ContainsFunc(chans, func(x *Container) bool { return x.ID == c.ID })
	})
	list = append(list, chans...)
	slices.SortStableFunc(list, func(a, b *Container) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// queueOf tells what kind of queue a list is, nil if it is none.
func (l *linker) queueOf(c *Container) *Queue {
	if len(c.Grows) == 0 || len(c.Shrinks) == 0 {
		return nil
	}
	for _, find := range []func(*linker, *Container) *Queue{(*linker).infinite, (*linker).keptOnFailure, (*linker).gated, (*linker).unstarted} {
		if q := find(l, c); q != nil {
			return q
		}
	}
	if slices.ContainsFunc(c.Shrinks, isPop) {
		return &Queue{Shape: QueueDrained}
	}
	return nil
}

// isPop reports whether a shrink takes one element from an end. Of a slice, the last
// one may be any that was moved there.
func isPop(e *Event) bool {
	if e.Extent != facts.ExtentOne || !e.Roots.Live() || e.Class == ClassVoid {
		return false
	}
	if e.Library != "" {
		return e.Key == nil
	}
	return e.How == facts.HowPop && e.Val != nil && e.Val.Op == facts.OpSlice && e.Val.Text == string(facts.CutTail)
}

// liveShrinks are the shrinks that count; ok is false if one of them bounds the
// container by itself.
func liveShrinks(c *Container) (list []*Event, ok bool) {
	for _, e := range c.Shrinks {
		switch e.Class {
		case ClassVoid:
		case ClassCap, ClassPaired:
			return nil, false
		default:
			list = append(list, e)
		}
	}
	return list, len(list) > 0
}

// liveGrows are the grows that count.
func liveGrows(c *Container) []*Event {
	var out []*Event
	for _, e := range c.Grows {
		if e.Roots.Live() && !e.CappedBy(c) {
			out = append(out, e)
		}
	}
	return out
}

// reclass gives all shrinks the class that the queue's shape shows them to have.
func reclass(list []*Event, class Class, why string) {
	for _, e := range list {
		e.Class, e.Why = class, why
	}
}

// mentions reports whether some part of a term names the container.
func mentions(t *facts.Term, c *Container) bool {
	return t.Any(func(u *facts.Term) bool { return placeKey(u) == c.Key })
}
