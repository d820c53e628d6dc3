// Package main sweeps one map through the keys of another, and each message takes from both.
package main

import (
	"bufio"
	"log"
	"net"
	"strings"
	"time"
)

type table struct {
	seen  map[string]time.Time
	notes map[string][]string
}

func (t *table) put(k, note string) {
	t.seen[k] = time.Now()
	t.notes[k] = append(t.notes[k], note)
}

func (t *table) leave(k string) {
	delete(t.seen, k)
	delete(t.notes, k)
}

func (t *table) sweep() {
	for k, at := range t.seen {
		if time.Since(at) > time.Hour {
			delete(t.seen, k)
			delete(t.notes, k)
		}
	}
}

func main() {
	conn, err := net.Dial("tcp", "127.0.0.1:7000")
	if err != nil {
		log.Fatal(err)
	}
	t := &table{seen: map[string]time.Time{}, notes: map[string][]string{}}
	for in := bufio.NewScanner(conn); in.Scan(); {
		verb, k, _ := strings.Cut(in.Text(), " ")
		switch verb {
		case "note":
			t.put(k, in.Text())
		case "leave":
			t.leave(k)
		case "tick":
			t.sweep()
		}
	}
}
