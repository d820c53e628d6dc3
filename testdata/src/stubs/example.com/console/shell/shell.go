// Package shell stands for a library, which no table knows, that runs a command for each line that
// somebody enters.
package shell

import "net"

// Command is a command.
type Command interface{ Execute(words []string) error }

// Shell has the commands of a session.
type Shell struct {
	Words    []string
	Commands map[string]func() Command
}

// New returns a shell.
func New() *Shell { return &Shell{} }

// Enter runs the command that Words name.
func (s *Shell) Enter() error { return nil }

// Attach runs a shell for whoever is at the other end of c, and hangs up.
func Attach(c net.Conn) error { return c.Close() }
