package relay

import (
	"context"
	"log/slog"
	"time"
)

type turnKey struct{}

// watch tells now and then how many clients there are. Each turn defers the end of its
// time-out, and makes its context around the former one.
func (s *Server) watch() {
	tick := time.NewTicker(s.opts.Tick)
	defer tick.Stop()
	ctx := context.Background()
	for {
		select {
		case now := <-tick.C:
			ctx = context.WithValue(ctx, turnKey{}, now)
			limited, cancel := context.WithTimeout(ctx, probeLimit)
			defer cancel()
			s.tell(limited)
			s.look(context.Background(), now)
		case <-s.quit:
			return
		}
	}
}

// look does the same in a function of its own.
func (s *Server) look(ctx context.Context, now time.Time) {
	limited, cancel := context.WithTimeout(context.WithValue(ctx, turnKey{}, now), probeLimit)
	defer cancel()
	s.tell(limited)
}

func (s *Server) tell(ctx context.Context) {
	s.mu.Lock()
	defer s.mu.Unlock()
	slog.DebugContext(ctx, "turn", "at", ctx.Value(turnKey{}), "clients", len(s.sessions))
}
