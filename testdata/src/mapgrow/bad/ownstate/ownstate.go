// Package main takes an entry out once that is complete, and never one that does not come so far.
package main

import (
	"log"
	"net"
)

type message struct {
	parts [][]byte
	got   int
}

type joiner struct {
	partial map[string]*message
}

func (j *joiner) find(key string, n int) *message {
	m := j.partial[key]
	if m == nil {
		m = &message{parts: make([][]byte, n)}
		j.partial[key] = m // want mapgrow medium "deletes it only once what it holds is complete, and nothing else does"
	}
	return m
}

func (j *joiner) receive(from string, b []byte) {
	if len(b) < 2 || b[1] == 0 || b[0] >= b[1] {
		return
	}
	m := j.find(from, int(b[1]))
	m.parts[b[0]] = append([]byte(nil), b[2:]...)
	m.got++
	if m.got == len(m.parts) {
		delete(j.partial, from)
	}
}

func main() {
	conn, err := net.ListenPacket("udp", ":7000")
	if err != nil {
		log.Fatal(err)
	}
	j := &joiner{partial: map[string]*message{}}
	for {
		b := make([]byte, 1500)
		n, from, err := conn.ReadFrom(b)
		if err != nil {
			log.Fatal(err)
		}
		j.receive(from.String(), b[:n])
	}
}
