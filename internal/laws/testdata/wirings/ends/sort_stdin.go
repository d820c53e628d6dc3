package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"

	store "matrix/store"
)

func main() {
	s := store.NewStore()
	var lines []string
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		s.Touch(in.Text())
		lines = append(lines, in.Text())
	}
	slices.Sort(lines)
	for _, l := range lines {
		fmt.Println(l)
	}
	fmt.Printf("%+v\n", s)
}
