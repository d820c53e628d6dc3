package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	store "matrix/store"
)

type job struct {
	line string
	back chan<- *store.Store
}

func serve(jobs <-chan job) {
	for j := range jobs {
		s := store.NewStore()
		for _, w := range strings.Fields(j.line) {
			s.Touch(w)
		}
		j.back <- s
	}
}

func main() {
	jobs := make(chan job)
	go serve(jobs)
	back := make(chan *store.Store)
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		jobs <- job{in.Text(), back}
		fmt.Println(<-back)
	}
}
