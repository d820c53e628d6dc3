// Package main hands a task for each line that a peer sends to code that it does not know.
package main

import (
	"bufio"
	"log"
	"net"
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
	s.lines[line]++ // want mapgrow medium "seen.lines gains"
	s.mu.Unlock()
}

func main() {
	f, err := net.Dial("tcp", "127.0.0.1:7000")
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
