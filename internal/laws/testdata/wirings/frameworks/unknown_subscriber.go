package main

import (
	"example.org/murmur"
	"log"

	store "matrix/store"
)

func main() {
	s := store.NewStore()
	bus := murmur.NewBus()
	bus.On("weather", func(word string) { s.Touch(word) })
	log.Fatal(bus.Attend(":7000"))
}
