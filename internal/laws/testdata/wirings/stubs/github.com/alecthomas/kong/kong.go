// Package kong stands in for the parser of command lines: it runs the command that is asked
// for.
package kong

import (
	"errors"
	"os"
	"reflect"
	"strings"
)

// Option sets up a parser.
type Option interface{ Apply(*Context) error }

// Context is what was asked for.
type Context struct {
	command string
	cli     reflect.Value
}

// Parse reads the command line.
func Parse(cli any, options ...Option) *Context {
	c := &Context{cli: reflect.ValueOf(cli).Elem()}
	if len(os.Args) > 1 {
		c.command = os.Args[1]
	}
	return c
}

// Command names it.
func (c *Context) Command() string { return c.command }

// Run calls the method Run of the command.
func (c *Context) Run(binds ...any) error {
	var args []reflect.Value
	for _, b := range binds {
		args = append(args, reflect.ValueOf(b))
	}
	for i := range c.cli.NumField() {
		if strings.EqualFold(c.cli.Type().Field(i).Name, c.command) {
			out := c.cli.Field(i).Addr().MethodByName("Run").Call(args)
			err, _ := out[0].Interface().(error)
			return err
		}
	}
	return errors.New("no such command")
}

// FatalIfErrorf ends the process if there is an error.
func (c *Context) FatalIfErrorf(err error, args ...any) {
	if err != nil {
		os.Exit(1)
	}
}
