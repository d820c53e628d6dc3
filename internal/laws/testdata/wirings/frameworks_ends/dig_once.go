package main

import (
	"fmt"
	"go.uber.org/dig"
	"os"

	store "matrix/store"
)

func names() []string { return os.Args[1:] }

func fill(s *store.Store, names []string) {
	for _, n := range names {
		s.Touch(n)
	}
	fmt.Println(s)
}

func main() {
	c := dig.New()
	c.Provide(store.NewStore)
	c.Provide(names)
	if err := c.Invoke(fill); err != nil {
		os.Exit(1)
	}
}
