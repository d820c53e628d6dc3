// Command commandline runs a command for each line that somebody enters: what one of them gathers
// goes with it.
package main

import (
	"bufio"
	"os"
	"strings"

	"example.com/console/shell"
)

type tally struct{ seen map[string]int }

func (t *tally) add(word string) { t.seen[word]++ }

type count struct{ most int }

// Execute counts the words of a file.
func (c *count) Execute(words []string) error {
	t := &tally{seen: map[string]int{}}
	text, err := os.ReadFile(words[0])
	if err != nil {
		return err
	}
	for _, w := range strings.Fields(string(text)) {
		t.add(w)
	}
	c.most = max(c.most, len(t.seen))
	return nil
}

func main() {
	s := shell.New()
	s.Commands = map[string]func() shell.Command{"count": func() shell.Command { return &count{} }}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		s.Words = strings.Fields(lines.Text())
		if s.Enter() != nil {
			os.Exit(1)
		}
	}
}
