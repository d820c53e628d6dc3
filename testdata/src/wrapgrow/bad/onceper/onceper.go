// Package onceper has closures that wrap what they have captured for each event, while their maker
// runs once.
package onceper

import (
	"context"
	"log/slog"
	"net/http"
)

type key string

// End is for each request.
func End(log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		defer func() {
			log = log.With("path", r.URL.Path) // want wrapgrow medium "End wraps log"
			log.Info("ended")
		}()
	})
}

// Follow names all that comes.
func Follow(ctx context.Context, names <-chan string) {
	for n := range names {
		func() {
			ctx = context.WithValue(ctx, key("name"), n) // want wrapgrow medium "Follow wraps ctx"
			slog.InfoContext(ctx, "named")
		}()
	}
}

// Serve serves requests.
func Serve(addr string, names <-chan string) error {
	go Follow(context.Background(), names)
	return http.ListenAndServe(addr, End(slog.Default()))
}
