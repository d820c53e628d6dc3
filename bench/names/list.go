package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

// unresolved is a name of the table and why it could not be resolved.
type unresolved struct {
	name, why string
}

func (u unresolved) String() string { return u.name + ": " + u.why }

// readList reads the names of a list; what follows ": " on a line is for readers.
func readList(file string) ([]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("opening the list of unresolvable names: %w", err)
	}
	defer f.Close()
	var out []string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, _, _ := strings.Cut(line, ": ")
		out = append(out, name)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading the list of unresolvable names: %w", err)
	}
	return out, nil
}

func writeList(file string, found []unresolved) error {
	var b strings.Builder
	b.WriteString("# What go run . cannot resolve: a package stands for all its names.\n")
	for _, f := range found {
		b.WriteString(f.String() + "\n")
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("writing the list of unresolvable names: %w", err)
	}
	return nil
}

// compare returns what was found and is not known, and what is known and was
// not found.
func compare(found []unresolved, known []string) (added []unresolved, gone []string) {
	var names []string
	for _, f := range found {
		names = append(names, f.name)
		if !slices.Contains(known, f.name) {
			added = append(added, f)
		}
	}
	for _, k := range known {
		if !slices.Contains(names, k) {
			gone = append(gone, k)
		}
	}
	return added, gone
}
