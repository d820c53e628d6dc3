package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(Main(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// errUsage says that the command line asks for nothing that can be done.
var errUsage = errors.New("usage")

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
func (c *call) parse() error {
	if err := c.flags.Parse(c.args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	return nil
}

// Main is the command: exit code 0 when it did what it was asked, 1 when not, 2
// for a usage error.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	err := dispatch(ctx, args, stdout, stderr)
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errUsage):
		fmt.Fprintln(stderr, "blind:", err)
		return 2
	}
	fmt.Fprintln(stderr, "blind:", err)
	return 1
}

// dispatch runs the command that the first argument names.
func dispatch(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	if len(args) == 0 {
		return fmt.Errorf("%w: name a command: %s", errUsage, strings.Join(names, ", "))
	}
	i := slices.Index(names, args[0])
	if i < 0 {
		return fmt.Errorf("%w: there is no command %q, only %s", errUsage, args[0], strings.Join(names, ", "))
	}
	cmd := commands()[i]
	c := &call{args: args[1:], stdout: stdout, flags: flag.NewFlagSet("blind "+cmd.name, flag.ContinueOnError)}
	c.flags.SetOutput(stderr)
	c.flags.StringVar(&c.rounds, "rounds", "bench/rounds", "`directory` of the rounds")
	if cmd.named {
		if len(c.args) == 0 || !nameForm.MatchString(c.args[0]) {
			return fmt.Errorf("%w: %s wants the name of a round first, small letters and digits", errUsage, cmd.name)
		}
		c.round, c.args = c.args[0], c.args[1:]
	}
	return cmd.run(ctx, c)
}
