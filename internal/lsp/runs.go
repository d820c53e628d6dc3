package lsp

import (
	"context"
	"slices"
	"sync"
)

// runs are the runs that are wanted and the one that goes on. One goes at a time: two would
// not be done sooner.
type runs struct {
	analyse func(ctx context.Context, dir string)
	wake    chan struct{}

	// mu guards what follows.
	mu sync.Mutex
	// wanted are the directories to analyse, in the order in which they were asked for.
	wanted []string
	// now is the directory that is being analysed, stop ends that.
	now  string
	stop context.CancelFunc
	// others are calls that may wait for the editor.
	others sync.WaitGroup
}

func newRuns(analyse func(context.Context, string)) *runs {
	return &runs{analyse: analyse, wake: make(chan struct{}, 1)}
}

// want asks for a run over a directory. One over the same directory that goes on has read
// other sources, and is ended.
func (r *runs) want(dir string) {
	r.mu.Lock()
	if !slices.Contains(r.wanted, dir) {
		r.wanted = append(r.wanted, dir)
	}
	if r.now == dir {
		r.stop()
	}
	r.mu.Unlock()
	select {
	case r.wake <- struct{}{}:
	default: // it is awake
	}
}

// aside calls what may wait for the editor.
func (r *runs) aside(f func()) { r.others.Go(f) }

// work makes the runs that are wanted until ctx ends.
func (r *runs) work(ctx context.Context) {
	defer r.others.Wait()
	for {
		select {
		case <-r.wake:
		case <-ctx.Done():
			return
		}
		for r.next(ctx) {
		}
	}
}

// next makes the run that was asked for first, if any.
func (r *runs) next(ctx context.Context) bool {
	r.mu.Lock()
	if len(r.wanted) == 0 || ctx.Err() != nil {
		r.mu.Unlock()
		return false
	}
	run, stop := context.WithCancel(ctx)
	dir := r.wanted[0]
	r.now, r.stop, r.wanted = dir, stop, r.wanted[1:]
	r.mu.Unlock()

	r.analyse(run, dir)
	r.mu.Lock()
	r.now, r.stop = "", nil
	r.mu.Unlock()
	stop()
	return true
}
