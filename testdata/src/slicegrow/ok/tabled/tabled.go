// Package tabled keeps what can be done in tables: of commands, one runs.
package tabled

import (
	"fmt"
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
		t.said = append(t.said, a)
	}
	return nil
}

func (t *tool) do(args []string) error {
	t.note(strings.Join(args, " "))
	return nil
}

func (t *tool) note(s string) {
	t.done = append(t.done, s)
}

// Main runs one command.
func Main() {
	t := newTool()
	if len(os.Args) < 2 {
		return
	}
	if f, ok := t.can[os.Args[1]]; ok {
		if err := f(os.Args[2:]); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(t.said, t.done)
}
