package main

import (
	amqp "github.com/rabbitmq/amqp091-go"
	"log"

	store "matrix/store"
)

type worker struct{ s *store.Store }

func (w *worker) run(in <-chan amqp.Delivery) {
	for d := range in {
		w.s.Touch(d.RoutingKey)
		if err := d.Ack(false); err != nil {
			log.Print(err)
		}
	}
}

func main() {
	conn, err := amqp.Dial("amqp://localhost:5672")
	if err != nil {
		log.Fatal(err)
	}
	defer conn.Close()
	ch, err := conn.Channel()
	if err != nil {
		log.Fatal(err)
	}
	in, err := ch.Consume("jobs", "", false, false, false, false, nil)
	if err != nil {
		log.Fatal(err)
	}
	w := &worker{store.NewStore()}
	w.run(in)
}
