package main

import (
	"fmt"
	"math/rand"
	"strconv"

	store "matrix/store"
)

func main() {
	s := store.NewStore()
	for round := range 3 {
		for i := 0; i < 100; i++ {
			s.Touch(strconv.Itoa(round * rand.Intn(100)))
		}
	}
	fmt.Println(s)
}
