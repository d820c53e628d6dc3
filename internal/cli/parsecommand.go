package cli

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"strings"
)

// parseCommand reads the arguments of a command, whose name is the first of words. Flags
// stand before it and were read.
func (c *command) parseCommand(o *options, raw *rawFlags, fs *flag.FlagSet, words []string) error {
	name, rest := words[0], append([]string{}, words[1:]...)
	switch name {
	case "explain":
		o.explain = rest
		return noFlags(fs, name)
	case "link":
		o.linkDirs = rest
		if raw.newFrom != "" || o.cache.summaries != "" {
			return errors.New("link has no sources: -new-from and -summaries have no meaning for it; leave them out (-baseline works)")
		}
		return c.resolve(o, raw)
	case "why":
		return c.parseWhy(o, raw, fs, rest)
	case "cache":
		o.cacheArgs = rest
		if err := noFlags(fs, name, "C", "cache"); err != nil {
			return err
		}
		raw.config = noConfig
		return c.resolve(o, raw)
	case "config":
		o.about = rest
		if err := noFlags(fs, name, "C", "config", "rules", "min-confidence", "fail-on", "tests", "generated"); err != nil {
			return err
		}
		return c.resolve(o, raw)
	case "init":
		o.init = true
		raw.config = noConfig
		if err := cmp.Or(alone(name, rest), noFlags(fs, name, "C")); err != nil {
			return err
		}
		return c.resolve(o, raw)
	}
	o.print = c.printer(name, rest)
	return noFlags(fs, name)
}

// printer makes the text of a command that needs nothing but its arguments.
func (c *command) printer(name string, rest []string) func() (string, error) {
	switch name {
	case "completion":
		return func() (string, error) { return c.completion(rest) }
	case "help":
		return func() (string, error) { return help(rest) }
	}
	return func() (string, error) {
		if err := alone(name, rest); err != nil {
			return "", err
		}
		switch name {
		case "list":
			return c.list(), nil
		case "man":
			return manual(), nil
		}
		return versionText(), nil
	}
}

// alone refuses words behind a command that takes none.
func alone(name string, rest []string) error {
	if len(rest) > 0 {
		return fmt.Errorf("%s takes no arguments; leave %s out", name, strings.Join(rest, " "))
	}
	return nil
}
