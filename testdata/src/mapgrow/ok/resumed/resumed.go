// Package resumed puts what one run needs into its context, run after run.
package resumed

import (
	"context"
	"sync"
)

type stateKey struct{}

// state has what a run was told before it was interrupted.
type state struct {
	mu   sync.Mutex
	told map[string]string
}

func (s *state) of(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.told[name]
}

// Told tells a run something.
func Told(ctx context.Context, told map[string]string) context.Context {
	s, ok := ctx.Value(stateKey{}).(*state)
	if !ok {
		s = &state{told: map[string]string{}}
		ctx = context.WithValue(ctx, stateKey{}, s)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, what := range told {
		s.told[name] = what
	}
	return ctx
}

// Loop runs what it is given again and again.
func Loop(ctx context.Context, turns <-chan map[string]string, run func(context.Context, string)) {
	for told := range turns {
		next := Told(ctx, told)
		if s, ok := next.Value(stateKey{}).(*state); ok {
			run(next, s.of("begin"))
		}
	}
}
