package main

import (
	"bufio"
	"fmt"
	"io"
	"net"

	store "matrix/store"
)

// state is what the reader does next; each returns the one after it.
type state func(*machine) state

type machine struct {
	in  *bufio.Reader
	who string
	all *store.Store
}

func login(m *machine) state {
	if _, err := fmt.Fscanln(m.in, &m.who); err != nil {
		return nil
	}
	return say
}

func say(m *machine) state {
	var word string
	if _, err := fmt.Fscanln(m.in, &word); err != nil {
		return nil
	}
	m.all.Touch(m.who + word)
	if word == "bye" {
		return login
	}
	return say
}

func run(in io.Reader, all *store.Store) {
	m := &machine{in: bufio.NewReader(in), all: all}
	for next := state(login); next != nil; {
		next = next(m)
	}
}

func main() {
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	all := store.NewStore()
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer c.Close()
			run(c, all)
		}()
	}
}
