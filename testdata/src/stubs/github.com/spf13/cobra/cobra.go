// Package cobra stands in for the framework of commands: it runs the one that is asked for.
package cobra

import (
	"errors"
	"os"
)

// Command is a command.
type Command struct {
	Use, Short string
	PreRun     func(cmd *Command, args []string)
	Run        func(cmd *Command, args []string)
	RunE       func(cmd *Command, args []string) error

	commands []*Command
}

// AddCommand adds commands.
func (c *Command) AddCommand(cmds ...*Command) { c.commands = append(c.commands, cmds...) }

// Execute runs the command that is asked for.
func (c *Command) Execute() error { return c.execute(os.Args[1:]) }

func (c *Command) execute(args []string) error {
	for _, sub := range c.commands {
		if len(args) > 0 && sub.Use == args[0] {
			return sub.execute(args[1:])
		}
	}
	if c.PreRun != nil {
		c.PreRun(c, args)
	}
	switch {
	case c.RunE != nil:
		return c.RunE(c, args)
	case c.Run != nil:
		c.Run(c, args)
		return nil
	}
	return errors.New("no such command")
}
