// Package main forwards questions: who asks is kept under the name in lower case, and taken out, two calls
// away and in a goroutine, under the name as it came.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
	"sync"
)

type askers struct {
	mu sync.Mutex
	by map[string][]net.Conn
}

func (a *askers) begin(name string, c net.Conn) bool {
	name = strings.ToLower(name)
	a.mu.Lock()
	defer a.mu.Unlock()
	first := len(a.by[name]) == 0
	a.by[name] = append(a.by[name], c) // want mapgrow high "its key has another form"
	return first
}

func (a *askers) finish(name string) []net.Conn {
	a.mu.Lock()
	defer a.mu.Unlock()
	list := a.by[name]
	delete(a.by, name)
	return list
}

type forwarder struct{ askers askers }

func (f *forwarder) resolve(name string) {
	for _, c := range f.askers.finish(name) {
		fmt.Fprintln(c, name, "is unknown")
	}
}

func (f *forwarder) serve(c net.Conn) {
	defer c.Close()
	in := bufio.NewScanner(c)
	for in.Scan() {
		if name := in.Text(); f.askers.begin(name, c) {
			go f.resolve(name)
		}
	}
}

func main() {
	l, err := net.Listen("tcp", ":5353")
	if err != nil {
		os.Exit(1)
	}
	f := &forwarder{askers: askers{by: map[string][]net.Conn{}}}
	for {
		c, err := l.Accept()
		if err != nil {
			os.Exit(1)
		}
		go f.serve(c)
	}
}
