package queue

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
)

// Find finds the queues among the containers, and the channels that can grow: it gives the list
// with these, and what is known of each.
func Find(l *growth.Growth, list []*growth.Container) ([]*growth.Container, growth.Table[*Queue]) {
	out := growth.Table[*Queue]{}
	for _, c := range list {
		if c.Kind != facts.KindChan && !c.Keyed() && c.Level == 0 {
			growth.Put(out, c, queueOf(l, c))
		}
	}
	chans := channels(l, out)
	list = slices.DeleteFunc(list, func(c *growth.Container) bool {
		return c.Kind == facts.KindChan || slices.ContainsFunc(chans, func(x *growth.Container) bool { return x.ID == c.ID })
	})
	list = append(list, chans...)
	slices.SortStableFunc(list, func(a, b *growth.Container) int { return cmp.Compare(a.ID, b.ID) })
	return list, out
}

// queueOf tells what kind of queue a list is, nil if it is none.
func queueOf(l *growth.Growth, c *growth.Container) *Queue {
	if len(c.Grows) == 0 || len(c.Shrinks) == 0 {
		return nil
	}
	for _, find := range []func(*growth.Growth, *growth.Container) *Queue{infinite, keptOnFailure, gated, unstarted, outrun} {
		if q := find(l, c); q != nil {
			return q
		}
	}
	if slices.ContainsFunc(c.Shrinks, isPop) {
		return &Queue{Shape: QueueDrained}
	}
	return nil
}
