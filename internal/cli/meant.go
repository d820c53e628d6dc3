package cli

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/nearest"
)

// unknownVerb is the error for words behind a command that are none of its own, which
// are given with what may stand behind them.
func unknownVerb(command string, args []string, own ...string) error {
	var verbs, all []string
	for _, o := range own {
		verb, _, _ := strings.Cut(o, " ")
		verbs = append(verbs, verb)
		all = append(all, "growthlint "+command+" "+o)
	}
	list := strings.Join(all, ", ")
	switch {
	case len(args) == 0:
		return fmt.Errorf("%s needs a word more: %s", command, list)
	case len(args) == 1:
		if near, ok := nearest.Name(args[0], verbs); ok {
			return fmt.Errorf("growthlint %s %s is no command; did you mean growthlint %s %s?", command, args[0], command, near)
		}
	}
	return fmt.Errorf("growthlint %s %s is no command; there are %s", command, strings.Join(args, " "), list)
}
