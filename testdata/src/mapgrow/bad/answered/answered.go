// Package answered: each logger that code out of view derives has a handler of its own, which keeps
// what it has seen for as long as that code has the logger.
package answered

import (
	"context"
	"log/slog"
	"os"
	"sync"
)

// once passes a message on the first time.
type once struct {
	to   slog.Handler
	mu   sync.Mutex
	seen map[string]bool
}

func (h *once) Enabled(ctx context.Context, l slog.Level) bool { return h.to.Enabled(ctx, l) }

func (h *once) Handle(ctx context.Context, r slog.Record) error {
	h.mu.Lock()
	if h.seen[r.Message] {
		h.mu.Unlock()
		return nil
	}
	h.seen[r.Message] = true // want mapgrow medium "once.seen"
	h.mu.Unlock()
	return h.to.Handle(ctx, r)
}

func (h *once) WithAttrs(attrs []slog.Attr) slog.Handler { return h.over(h.to.WithAttrs(attrs)) }

func (h *once) WithGroup(name string) slog.Handler { return h.over(h.to.WithGroup(name)) }

func (h *once) over(to slog.Handler) slog.Handler { return &once{to: to, seen: map[string]bool{}} }

// root passes all on; what is derived of it passes a message on the first time.
type root struct{ slog.Handler }

func (h root) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &once{to: h.Handler.WithAttrs(attrs), seen: map[string]bool{}}
}

func (h root) WithGroup(name string) slog.Handler {
	return &once{to: h.Handler.WithGroup(name), seen: map[string]bool{}}
}

func init() { slog.SetDefault(slog.New(root{slog.NewTextHandler(os.Stderr, nil)})) }
