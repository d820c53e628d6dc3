// Command server enters each request in three tables of package ward.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"time"

	"fixtures.test/mapgrow/cross/holder/ward"
)

type app struct {
	kept  *ward.Kept
	pile  *ward.Pile
	slate *ward.Slate
}

func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := r.Header.Get("X-Request-Id")
	rec := ward.Record{At: time.Now(), Note: r.URL.Path}
	a.kept.Enter(id, rec)
	defer a.kept.Strike(id)
	a.pile.Enter(id, rec)
	if !a.slate.Enter(r.RemoteAddr, rec) {
		return
	}
	if first, ok := a.pile.Find(id); ok {
		_, _ = w.Write([]byte(first.Note))
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	a := &app{kept: ward.NewKept(), pile: ward.NewPile(), slate: ward.NewSlate()}
	srv := &http.Server{Addr: "localhost:8080", Handler: a}
	go func() {
		<-ctx.Done()
		_ = srv.Shutdown(context.Background())
	}()
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		log.Print(err)
	}
	a.slate.Wipe()
}
