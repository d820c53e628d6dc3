package main

import (
	"bufio"
	"github.com/panjf2000/ants/v2"
	"os"

	store "matrix/store"
)

type runner struct {
	pool *ants.Pool
	s    *store.Store
}

func (r *runner) feed() {
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		line := in.Text()
		r.pool.Submit(func() { r.s.Touch(line) })
	}
}

func main() {
	pool, err := ants.NewPool(4)
	if err != nil {
		return
	}
	r := &runner{pool, store.NewStore()}
	r.feed()
}
