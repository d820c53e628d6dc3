package main

import (
	"example.org/murmur"
	"fmt"
	"os"

	store "matrix/store"
)

func main() {
	t := &murmur.Tree{Word: "root"}
	for _, a := range os.Args[1:] {
		t.Below = append(t.Below, &murmur.Tree{Word: a})
	}
	s := store.NewStore()
	done := t.Each(func(word string) bool {
		s.Touch(word)
		return word != ""
	})
	fmt.Println(done, s)
}
