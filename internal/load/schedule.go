package load

import (
	"container/heap"
	"context"
	"fmt"
	"runtime"
	"sync"
)

// checkAll checks every needed package after its imports, as many at a time as
// there are processors, the longest chain first.
func (r *run) checkAll(ctx context.Context, visit func(*Package) error) error {
	g := r.graph
	g.schedule()
	q := newReadyQueue(g.needed)
	stop := context.AfterFunc(ctx, func() { q.fail(fmt.Errorf("load packages: %w", context.Cause(ctx))) })
	defer stop()
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for n := q.take(); n != nil; n = q.take() {
				if err := r.check(n, visit); err != nil {
					q.fail(err)
					return
				}
				done := q.finish(n)
				if r.opts.Progress != nil {
					r.opts.Progress(done, len(g.needed))
				}
			}
		})
	}
	workers.Wait()
	return q.err
}

// readyQueue hands out nodes whose imports are done, highest first.
type readyQueue struct {
	mu    sync.Mutex
	wake  *sync.Cond
	ready byHeight
	// left counts the nodes not finished.
	left, total int
	err         error
}

func newReadyQueue(nodes []*node) *readyQueue {
	q := &readyQueue{left: len(nodes), total: len(nodes)}
	q.wake = sync.NewCond(&q.mu)
	for _, n := range nodes {
		if n.waits == 0 {
			q.ready = append(q.ready, n)
		}
	}
	heap.Init(&q.ready)
	return q
}

// take returns the next node to check; nil when all are done or one failed.
func (q *readyQueue) take() *node {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.ready) == 0 && q.left > 0 && q.err == nil {
		q.wake.Wait()
	}
	if q.left == 0 || q.err != nil {
		return nil
	}
	return heap.Pop(&q.ready).(*node)
}

// finish makes the importers ready that waited for n alone, lets go of the types
// that only n still needed, and returns how many nodes are done. The types of a
// package live on inside those of its importers as far as these refer to them.
func (q *readyQueue) finish(n *node) int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, importer := range n.importers {
		if importer.waits--; importer.waits == 0 {
			heap.Push(&q.ready, importer)
		}
	}
	for _, imp := range n.waitedFor {
		if imp.users--; imp.users == 0 {
			imp.types = nil
		}
	}
	if n.users == 0 {
		n.types = nil
	}
	q.left--
	q.wake.Broadcast()
	return q.total - q.left
}

// fail keeps the first error and lets the workers end.
func (q *readyQueue) fail(err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.err == nil {
		q.err = err
	}
	q.wake.Broadcast()
}

// byHeight is a heap with the highest node on top; equal ones by ID.
type byHeight []*node

func (h byHeight) Len() int { return len(h) }
func (h byHeight) Less(i, j int) bool {
	if h[i].height != h[j].height {
		return h[i].height > h[j].height
	}
	return h[i].meta.ID < h[j].meta.ID
}
func (h byHeight) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *byHeight) Push(x any)   { *h = append(*h, x.(*node)) }
func (h *byHeight) Pop() any {
	last := len(*h) - 1
	n := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	return n
}

// check reads and type-checks one package whose imports are done, and hands it to
// the visitor if it is in scope. Only the visitor's error stops the run.
func (r *run) check(n *node, visit func(*Package) error) error {
	if r.recallLate(n) {
		return nil
	}
	r.readTypes(n)
	if n.recalled {
		r.checkAgain(n)
		return nil
	}
	n.told = nil // what the list told, it tells each time
	var p *Package
	err := r.checkSources(n, &p, visit)
	if err == nil && p != nil {
		r.keep(n, p.Product)
	} else if err == nil {
		r.keep(n, nil)
	}
	return err
}
