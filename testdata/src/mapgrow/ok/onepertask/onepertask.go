// Package main hands a task for each line of a file to code that it does not know: what a task has
// captured is one line, however often it runs.
package main

import (
	"bufio"
	"log"
	"os"
	"sync"
)

// submit is set by whoever builds the program.
var submit func(task func())

type seen struct {
	mu    sync.Mutex
	lines map[string]int
}

func (s *seen) note(line string) {
	s.mu.Lock()
	s.lines[line]++
	s.mu.Unlock()
}

func main() {
	f, err := os.Open("lines.txt")
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	s := &seen{lines: map[string]int{}}
	for in := bufio.NewScanner(f); in.Scan(); {
		line := in.Text()
		submit(func() { s.note(line) })
	}
}
