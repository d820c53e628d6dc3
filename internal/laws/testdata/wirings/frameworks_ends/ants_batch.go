package main

import (
	"fmt"
	"github.com/panjf2000/ants/v2"
	"os"
	"sync"

	store "matrix/store"
)

func main() {
	pool, err := ants.NewPool(4)
	if err != nil {
		os.Exit(1)
	}
	defer pool.Release()
	s := store.NewStore()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, name := range os.Args[1:] {
		wg.Add(1)
		pool.Submit(func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			s.Touch(name)
		})
	}
	wg.Wait()
	fmt.Println(s)
}
