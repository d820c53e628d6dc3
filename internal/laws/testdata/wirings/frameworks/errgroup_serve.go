package main

import (
	"context"
	"golang.org/x/sync/errgroup"
	"net"
	"net/http"

	store "matrix/store"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	s := store.NewStore()
	srv := &http.Server{Addr: ":8080", Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.Touch(r.URL.Path) })}
	g.Go(srv.ListenAndServe)
	g.Go(func() error {
		<-ctx.Done()
		return srv.Shutdown(context.Background())
	})
	g.Go(func() error {
		pc, err := net.ListenPacket("udp", ":9000")
		if err != nil {
			return err
		}
		return pc.Close()
	})
	g.Wait()
}
