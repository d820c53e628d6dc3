// Package tabled keeps what can be done in tables, and does what each line says.
package tabled

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
)

type tool struct {
	said []string
	done []string
	can  map[string]func([]string) error
}

func newTool() *tool {
	t := &tool{}
	t.can = map[string]func([]string) error{
		"say": t.say,
		"do":  t.do,
	}
	return t
}

func (t *tool) say(args []string) error {
	for _, a := range args {
		t.said = append(t.said, a) // want slicegrow medium "tool.said grows"
	}
	return nil
}

func (t *tool) do(args []string) error {
	t.note(strings.Join(args, " "))
	return nil
}

func (t *tool) note(s string) {
	t.done = append(t.done, s) // want slicegrow medium "tool.done grows"
}

// Main does what a peer says.
func Main(c net.Conn) {
	t := newTool()
	in := bufio.NewScanner(c)
	for in.Scan() {
		words := strings.Fields(in.Text())
		if len(words) == 0 {
			continue
		}
		if f, ok := t.can[words[0]]; ok {
			if err := f(words[1:]); err != nil {
				fmt.Fprintln(c, err, os.Getpid())
			}
		}
	}
}
