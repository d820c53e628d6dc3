package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/bench/harness"
)

func main() { harness.Run(Main) }

// command is one thing that the program does.
type command struct {
	name string
	// named says that the name of a round follows.
	named bool
	run   func(context.Context, *call) error
}

func commands() []command {
	return []command{
		{"start", true, start},
		{"admit", true, admit},
		{"measure", true, measure},
		{"findings", true, findings},
		{"list", true, list},
		{"check", false, check},
		{"render", false, render},
	}
}

// call is one call of a command.
type call struct {
	flags  *flag.FlagSet
	args   []string
	round  string
	rounds string
	stdout io.Writer
}

// parse reads the flags that the command has registered.
func (c *call) parse() error { return harness.Parse(c.flags, c.args) }

// Main is the command: exit code 0 when it did what it was asked, 1 when not, 2
// for a usage error.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return harness.Code("blind", dispatch(ctx, args, stdout, stderr), stderr)
}

// dispatch runs the command that the first argument names.
func dispatch(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	if len(args) == 0 {
		return fmt.Errorf("%w: name a command: %s", harness.ErrUsage, strings.Join(names, ", "))
	}
	i := slices.Index(names, args[0])
	if i < 0 {
		return fmt.Errorf("%w: there is no command %q, only %s", harness.ErrUsage, args[0], strings.Join(names, ", "))
	}
	cmd := commands()[i]
	c := &call{args: args[1:], stdout: stdout, flags: flag.NewFlagSet("blind "+cmd.name, flag.ContinueOnError)}
	c.flags.SetOutput(stderr)
	c.flags.StringVar(&c.rounds, "rounds", "bench/rounds", "`directory` of the rounds")
	if cmd.named {
		if len(c.args) == 0 || !nameForm.MatchString(c.args[0]) {
			return fmt.Errorf("%w: %s wants the name of a round first, small letters and digits", harness.ErrUsage, cmd.name)
		}
		c.round, c.args = c.args[0], c.args[1:]
	}
	return cmd.run(ctx, c)
}
