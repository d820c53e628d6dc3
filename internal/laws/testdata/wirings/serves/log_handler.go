package main

import (
	"context"
	"log/slog"
	"net/http"
	"os"

	store "matrix/store"
)

// tee notes each message before it is written.
type tee struct {
	slog.Handler
	seen *store.Store
}

func (t tee) Handle(ctx context.Context, r slog.Record) error {
	t.seen.Touch(r.Message)
	return t.Handler.Handle(ctx, r)
}

func main() {
	slog.SetDefault(slog.New(tee{slog.NewTextHandler(os.Stderr, nil), store.NewStore()}))
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { slog.Info("asked for " + r.URL.Path) })
	http.ListenAndServe(":8080", nil)
}
