// Command newrule writes the skeleton of a rule: its folder in passes, its line in the table of
// rules, two fixtures, and the list of passes, which is made from the folders.
//
//	go run ./internal/newrule ropegrow "a rope that is knotted for each event and never untied"
//	go test ./internal/layout -update
//
// Everything builds and passes then. The rule finds nothing yet: what is left to do is marked
// with TODO, and CONTRIBUTING.md has the steps. Without arguments only the list of passes is
// written.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "newrule:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if _, err := os.Stat(filepath.FromSlash(tableFile)); err != nil {
		return fmt.Errorf("there is no %s here; run this in the root of the repository", tableFile)
	}
	switch len(args) {
	case 0:
	case 2:
		if err := write(args[0], args[1]); err != nil {
			return err
		}
	default:
		return errors.New(`name the rule and say what it reports: newrule ropegrow "a rope that is knotted for each event and never untied"`)
	}
	text, err := passes(".")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.FromSlash(passesFile), text, 0o644)
}

// write makes the files of a rule. It changes nothing where the name is no name for a rule or
// there is something of that name.
func write(name, reports string) error {
	if !regexp.MustCompile(`^[a-z]+grow$`).MatchString(name) {
		return fmt.Errorf("a rule is named for what grows, in lower-case letters, as ropegrow is; %s is not", name)
	}
	for _, dir := range []string{filepath.Join("passes", name), filepath.Join("testdata", "src", name)} {
		if _, err := os.Stat(dir); err == nil {
			return fmt.Errorf("there is a %s already", dir)
		}
	}
	table, err := withRow(name, reports)
	if err != nil {
		return err
	}
	files, err := skeleton(name, reports)
	if err != nil {
		return err
	}
	files[tableFile] = table
	for file, text := range files {
		file = filepath.FromSlash(file)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
