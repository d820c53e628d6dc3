package main

import (
	"errors"
	"example.org/murmur"
	"fmt"
	"os"

	store "matrix/store"
)

var errEmpty = errors.New("empty word")

type gatherer struct{ s *store.Store }

func (g *gatherer) Enter(word string) error {
	if word == "" {
		return errEmpty
	}
	g.s.Touch(word)
	return nil
}

func main() {
	g := &gatherer{store.NewStore()}
	if err := murmur.Walk(&murmur.Tree{Word: os.Args[0]}, g); err != nil {
		os.Exit(1)
	}
	fmt.Println(g.s)
}
