package main

import (
	"example.org/murmur"
	"log"

	store "matrix/store"
)

type ear struct{ s *store.Store }

func (e *ear) Hear(topic, word string) { e.s.Touch(topic + word) }

func main() {
	bus := murmur.NewBus()
	bus.Lend(&ear{store.NewStore()})
	log.Fatal(bus.Attend(":7000"))
}
