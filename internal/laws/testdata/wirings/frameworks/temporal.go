package main

import (
	"context"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"log"

	store "matrix/store"
)

// Activities are called by the worker.
type Activities struct{ s *store.Store }

// Ship ships an order.
func (a *Activities) Ship(_ context.Context, order string) error {
	a.s.Touch(order)
	return nil
}

func main() {
	c, err := client.Dial(client.Options{HostPort: "localhost:7233"})
	if err != nil {
		log.Fatal(err)
	}
	defer c.Close()
	w := worker.New(c, "orders", worker.Options{})
	w.RegisterActivity(&Activities{store.NewStore()})
	if err := w.Run(worker.InterruptCh()); err != nil {
		log.Fatal(err)
	}
}
