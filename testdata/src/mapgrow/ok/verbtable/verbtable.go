// Package verbtable asks each guest a riddle; the answer, one of the verbs in a table, takes it out, and so does the end.
package verbtable

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"sync"
)

type guest struct {
	conn  net.Conn
	known bool
}

// Inn lets guests in.
type Inn struct {
	mu      sync.Mutex
	riddles map[*guest]string
	rooms   map[*guest]int
	verbs   map[string]func(g *guest, rest string)
}

// New is an inn without guests.
func New() *Inn {
	i := &Inn{riddles: map[*guest]string{}, rooms: map[*guest]int{}}
	i.verbs = map[string]func(*guest, string){
		"answer": i.answer,
		"sleep":  func(g *guest, _ string) { i.sleep(g) },
	}
	return i
}

func (i *Inn) ask(g *guest) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.riddles[g] = g.conn.RemoteAddr().String()
	fmt.Fprintln(g.conn, "who are you?")
}

func (i *Inn) answer(g *guest, rest string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.riddles[g] == rest {
		g.known = true
		delete(i.riddles, g)
	}
}

func (i *Inn) sleep(g *guest) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if g.known {
		i.rooms[g]++
	}
}

func (i *Inn) leave(g *guest) {
	i.mu.Lock()
	delete(i.rooms, g)
	delete(i.riddles, g)
	i.mu.Unlock()
	g.conn.Close()
}

func (i *Inn) host(c net.Conn) {
	g := &guest{conn: c}
	defer i.leave(g)
	i.ask(g)
	for in := bufio.NewScanner(c); in.Scan(); {
		verb, rest, _ := strings.Cut(in.Text(), " ")
		if do := i.verbs[verb]; do != nil {
			do(g, rest)
		}
	}
}

// Open lets guests in until the listener fails.
func (i *Inn) Open(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go i.host(c)
	}
}
