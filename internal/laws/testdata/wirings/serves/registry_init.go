package main

import (
	"bufio"
	"net"
	"strings"

	store "matrix/store"
)

type command func(args string)

// commands holds what can be asked for, by name; init fills it.
var commands = map[string]command{}

func register(name string, c command) { commands[name] = c }

func init() {
	seen := store.NewStore()
	register("see", func(args string) { seen.Touch(args) })
	register("skip", func(string) {})
}

func converse(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		name, args, _ := strings.Cut(strings.TrimSpace(line), " ")
		if do, ok := commands[name]; ok {
			do(args)
		}
	}
}

func main() {
	l, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	for {
		if c, err := l.Accept(); err == nil {
			go converse(c)
		}
	}
}
