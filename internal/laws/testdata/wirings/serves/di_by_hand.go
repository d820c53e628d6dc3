package main

import (
	"context"
	"errors"
	"net/http"
	"os"
	"os/signal"

	store "matrix/store"
)

type repository interface{ Touch(id string) }

type service struct{ repo repository }

func newService(r repository) *service { return &service{repo: r} }

func (s *service) visit(_ context.Context, id string) error {
	if id == "" {
		return errors.New("no id")
	}
	s.repo.Touch(id)
	return nil
}

type visitor interface {
	visit(ctx context.Context, id string) error
}

type transport struct{ v visitor }

func newTransport(v visitor) http.Handler {
	t := &transport{v}
	mux := http.NewServeMux()
	mux.Handle("/visit/{id}", http.HandlerFunc(t.visit))
	return mux
}

func (t *transport) visit(w http.ResponseWriter, r *http.Request) {
	if err := t.v.visit(r.Context(), r.PathValue("id")); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	srv := &http.Server{Addr: ":8080", Handler: newTransport(newService(store.NewStore()))}
	context.AfterFunc(ctx, func() { srv.Shutdown(context.Background()) })
	srv.ListenAndServe()
}
