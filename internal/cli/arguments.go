package cli

import (
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/nearest"
)

// noFlags refuses flags that a command would ignore: all but some.
func noFlags(fs *flag.FlagSet, command string, but ...string) error {
	var err error
	fs.Visit(func(f *flag.Flag) {
		if err == nil && !slices.Contains(but, f.Name) {
			err = fmt.Errorf("-%s has no meaning for %s; leave it out", f.Name, command)
		}
	})
	return err
}

// checkArguments finds the mistakes that package flag reports badly or, as a
// flag behind a pattern, not at all.
func checkArguments(fs *flag.FlagSet, args []string) error {
	for i := 0; i < len(args); i++ {
		if args[i] == "--" {
			return checkPatterns(fs, args[i:])
		}
		name, ok, hasValue := flagName(args[i])
		if !ok {
			return checkPatterns(fs, args[i:])
		}
		if name == "h" || name == "help" {
			return nil
		}
		f := fs.Lookup(name)
		if f == nil {
			return unknownFlag(fs, name)
		}
		if err := checkValue(f, args[i], args[i+1:]); err != nil {
			return err
		}
		if !isBool(f) && !hasValue {
			i++
		}
	}
	return nil
}

// checkValue refuses a flag without the value that it needs, or with one that is neither
// true nor false.
func checkValue(f *flag.Flag, arg string, rest []string) error {
	_, value, has := strings.Cut(arg, "=")
	switch {
	case isBool(f) && has:
		if _, err := strconv.ParseBool(value); err != nil {
			return fmt.Errorf("invalid value %q for flag -%s: must be true or false", value, f.Name)
		}
	case !isBool(f) && !has && len(rest) == 0:
		name, _ := flag.UnquoteUsage(f)
		return fmt.Errorf("flag -%s needs a value: -%s %s", f.Name, f.Name, name)
	}
	return nil
}

// checkPatterns refuses flags behind the first pattern.
func checkPatterns(fs *flag.FlagSet, patterns []string) error {
	for i, arg := range patterns[1:] {
		name, ok, hasValue := flagName(arg)
		if !ok {
			continue
		}
		f := fs.Lookup(name)
		if f == nil && name != "h" && name != "help" {
			return unknownFlag(fs, name)
		}
		moved := arg
		if f != nil && !isBool(f) && !hasValue && i+2 < len(patterns) {
			moved += " " + patterns[i+2]
		}
		return fmt.Errorf("flag %s comes after %s, but flags go first; move it: growthlint %s %s", arg, patterns[0], moved, patterns[0])
	}
	return nil
}

// unknownFlag names the flag that must have been meant.
func unknownFlag(fs *flag.FlagSet, name string) error {
	if owner := ownerOf(name); owner != "" {
		return fmt.Errorf("flag -%s is one of growthlint %s; write growthlint %s -%s", name, owner, owner, name)
	}
	var known []string
	fs.VisitAll(func(f *flag.Flag) { known = append(known, "-"+f.Name) })
	if near, ok := nearest.Name("-"+name, known); ok {
		return fmt.Errorf("unknown flag -%s; did you mean %s? (growthlint -h lists the flags)", name, near)
	}
	return fmt.Errorf("unknown flag %s; growthlint -h lists the flags", strconv.Quote("-"+name))
}
