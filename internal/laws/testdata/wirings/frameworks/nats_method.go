package main

import (
	"github.com/nats-io/nats.go"
	"log"

	store "matrix/store"
)

type consumer struct {
	nc *nats.Conn
	s  *store.Store
}

func (c *consumer) handle(m *nats.Msg) { c.s.Touch(m.Subject) }

func (c *consumer) run() error {
	if _, err := c.nc.QueueSubscribe("orders.*", "workers", c.handle); err != nil {
		return err
	}
	select {}
}

func main() {
	nc, err := nats.Connect("nats://broker:4222")
	if err != nil {
		log.Fatal(err)
	}
	c := &consumer{nc: nc, s: store.NewStore()}
	log.Fatal(c.run())
}
