package main

import (
	"fmt"
	"github.com/alecthomas/kong"

	store "matrix/store"
)

type addCmd struct {
	Names []string `arg:""`
}

func (c *addCmd) Run() error {
	s := store.NewStore()
	for _, n := range c.Names {
		s.Touch(n)
	}
	_, err := fmt.Println(s)
	return err
}

func main() {
	var cli struct {
		Add addCmd `cmd:"" help:"Add."`
	}
	ctx := kong.Parse(&cli)
	ctx.FatalIfErrorf(ctx.Run())
}
