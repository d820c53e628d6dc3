package main

import (
	"fmt"
	"os"

	store "matrix/store"
)

type command struct {
	name string
	run  func(args []string) error
}

func commands() []command {
	s := store.NewStore()
	return []command{
		{"list", func(args []string) error {
			for _, a := range args {
				s.Touch(a)
			}
			_, err := fmt.Println(s)
			return err
		}},
		{"help", func([]string) error { return nil }},
	}
}

func main() {
	for _, c := range commands() {
		if len(os.Args) > 1 && c.name == os.Args[1] {
			if err := c.run(os.Args[2:]); err != nil {
				os.Exit(1)
			}
		}
	}
}
