// Package main takes from a list only while a set has something, and takes out of both.
package main

import (
	"bufio"
	"log"
	"net"
	"slices"
	"strings"
)

type set map[string]bool

func (s set) has(k string) bool { return s[k] }
func (s set) add(k string)      { s[k] = true }
func (s set) remove(k string)   { delete(s, k) }

type queue struct {
	keys []string
	live set
}

func (q *queue) push(k string) {
	if !q.live.has(k) {
		q.live.add(k)
		q.keys = append(q.keys, k)
	}
}

func (q *queue) pop() string {
	for len(q.live) > 0 {
		k := q.keys[0]
		q.keys = q.keys[1:]
		if q.live.has(k) {
			q.live.remove(k)
			return k
		}
	}
	return ""
}

func (q *queue) cancel(k string) {
	q.live.remove(k)
	q.keys = slices.DeleteFunc(q.keys, func(x string) bool { return x == k })
}

func main() {
	conn, err := net.Dial("tcp", "127.0.0.1:7000")
	if err != nil {
		log.Fatal(err)
	}
	q := &queue{live: set{}}
	for in := bufio.NewScanner(conn); in.Scan(); {
		verb, k, _ := strings.Cut(in.Text(), " ")
		switch verb {
		case "want":
			q.push(k)
		case "cancel":
			q.cancel(k)
		case "next":
			log.Print(q.pop())
		}
	}
}
