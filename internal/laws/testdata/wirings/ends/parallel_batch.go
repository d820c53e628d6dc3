package main

import (
	"fmt"
	"os"
	"sync"

	store "matrix/store"
)

func main() {
	s := store.NewStore()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, name := range os.Args[1:] {
		wg.Go(func() {
			text, err := os.ReadFile(name)
			if err != nil {
				return
			}
			mu.Lock()
			defer mu.Unlock()
			s.Touch(string(text))
		})
	}
	wg.Wait()
	fmt.Println(s)
}
