package checkout

import (
	"context"
	"sync"
)

// Work is something to do for each of several items.
type Work[T, R any] struct {
	// Workers is how many items are under way at the same time; less than one is one.
	Workers int
	// Do makes the result of an item.
	Do func(context.Context, T) R
	// Tell is called with each result as it comes, one at a time; its error ends the work.
	Tell func(R) error
}

// Run does the work and returns the results in the order in which they came. The
// error is Tell's or says that the context ended; items under way then give no result.
func (w Work[T, R]) Run(ctx context.Context, items []T) ([]R, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	todo := make(chan T)
	go func() {
		defer close(todo)
		for _, item := range items {
			select {
			case todo <- item:
			case <-ctx.Done():
				return
			}
		}
	}()
	var mu sync.Mutex
	var results []R
	var workers sync.WaitGroup
	for range max(w.Workers, 1) {
		workers.Go(func() {
			for item := range todo {
				r := w.Do(ctx, item)
				mu.Lock()
				if ctx.Err() == nil {
					results = append(results, r)
					if err := w.Tell(r); err != nil {
						cancel(err)
					}
				}
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return results, context.Cause(ctx)
}
