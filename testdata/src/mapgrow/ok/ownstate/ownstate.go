// Package main takes an entry out once that is complete, and what does not come so far with time; it
// counts up and down, and follows what others say that they have.
package main

import (
	"encoding/json"
	"log"
	"net"
	"time"
)

type message struct {
	parts [][]byte
	got   int
	since time.Time
}

type joiner struct {
	partial map[string]*message
}

func (j *joiner) find(key string, n int) *message {
	m := j.partial[key]
	if m == nil {
		for k, old := range j.partial {
			if time.Since(old.since) > time.Minute {
				delete(j.partial, k)
			}
		}
		m = &message{parts: make([][]byte, n), since: time.Now()}
		j.partial[key] = m
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

// counts has what is there of each name, as it comes and goes.
type counts struct{ of map[string]int }

func (c *counts) add(name string, n int) {
	if sum := c.of[name] + n; sum > 0 {
		c.of[name] = sum
	} else {
		delete(c.of, name)
	}
}

// mirror has what somebody else has, who tells of each change.
type mirror struct{ have map[string]change }

type change struct {
	Name string
	Gone bool
}

func (m *mirror) apply(c change) {
	if c.Gone {
		delete(m.have, c.Name)
		return
	}
	m.have[c.Name] = c
}

func main() {
	conn, err := net.ListenPacket("udp", ":7000")
	if err != nil {
		log.Fatal(err)
	}
	j := &joiner{partial: map[string]*message{}}
	n := &counts{of: map[string]int{}}
	m := &mirror{have: map[string]change{}}
	for {
		b := make([]byte, 1500)
		size, from, err := conn.ReadFrom(b)
		if err != nil {
			log.Fatal(err)
		}
		j.receive(from.String(), b[:size])
		n.add(from.String(), size-700)
		var c change
		if json.Unmarshal(b[:size], &c) == nil {
			m.apply(c)
		}
	}
}
