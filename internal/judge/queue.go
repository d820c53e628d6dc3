package judge

import (
	"slices"

	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/growth"
)

// queue reports whether the container is a queue of one of the shapes.
func (k *Case) queue(shapes ...queue.Shape) bool {
	return k.E.Queue != nil && slices.Contains(shapes, k.E.Queue.Shape)
}

// drained reports a queue without a limit that a consumer empties, where code out of
// view may fill it: whether that is too fast is not to be seen here.
func (k *Case) drained() bool {
	return k.queue(queue.QueueDrained, queue.QueueOutrun) && !k.C.Package.Closed &&
		slices.ContainsFunc(k.Live, func(e *growth.Event) bool { return e.Roots.Exported || e.Roots.Captured })
}

// outpaced reports whether the queue is filled for each event, or as often as code out of view
// likes, and not at the pace of a timer.
func (k *Case) outpaced() bool {
	return slices.ContainsFunc(k.Live, func(e *growth.Event) bool { return e.Roots.Exported || e.Roots.Captured || e.Roots.Event })
}

// takesIn reports an infinite channel: its loop runs for as long as it is fed, so a
// local one lives as long as its producers.
func (k *Case) takesIn() bool {
	return k.queue(queue.QueueInfinite) && len(k.Complete) == 0 && (k.C.Local || k.C.Holder.Lasts())
}
