// Package wordtable has tables of what to do for each word: made by one function, handed on as a whole,
// and run by who reads the words.
package wordtable

import (
	"bufio"
	"net"
	"strings"
	"sync"
)

type guests struct {
	mu  sync.Mutex
	all map[string]int
}

func (g *guests) greet(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.all[name]++ // want mapgrow medium "guests.all"
}

type action func(args []string) string

func actions(g *guests) map[string]action {
	return map[string]action{
		"hello": func(args []string) string {
			g.greet(strings.Join(args, " "))
			return "hello"
		},
		"bye": func([]string) string { return "bye" },
	}
}

func talk(c net.Conn, table map[string]action) {
	defer c.Close()
	for in := bufio.NewScanner(c); in.Scan(); {
		words := strings.Fields(in.Text())
		if len(words) == 0 {
			continue
		}
		if do, ok := table[words[0]]; ok {
			c.Write([]byte(do(words[1:])))
		}
	}
}

// Serve talks with all who come.
func Serve(l net.Listener) error {
	table := actions(&guests{all: map[string]int{}})
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go talk(c, table)
	}
}
