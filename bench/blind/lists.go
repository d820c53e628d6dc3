package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// lists are what a repository must not stand in.
type lists struct {
	texts    []text
	reserved map[string]bool
}

// text is one list, in whatever form: a repository stands in it where its name
// does, and in a table where a row begins with the last part of its name.
type text struct {
	path  string
	lines []string
}

var reservedForm = regexp.MustCompile(`^[0-9a-f]{16}$`)

// readLists reads the lists at the paths, those of the other rounds, and the
// reserved hashes.
func readLists(paths []string, rounds, but, reserved string) (lists, error) {
	others, err := readRounds(rounds)
	if err != nil {
		return lists{}, err
	}
	var l lists
	for _, path := range paths {
		if err := l.add(path); err != nil {
			return l, err
		}
	}
	for _, r := range others {
		if r.Name == but {
			continue
		}
		for _, name := range []string{bugsFile, headsFile} {
			if err := l.add(r.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return l, err
			}
		}
	}
	l.reserved, err = readReserved(reserved)
	return l, err
}

// add reads one list.
func (l *lists) add(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("could not read a list of repositories: %w", err)
	}
	l.texts = append(l.texts, text{filepath.ToSlash(path), strings.Split(strings.ToLower(string(data)), "\n")})
	return nil
}

// readReserved reads hashes, one a line; blank lines and what follows a # do not
// count.
func readReserved(path string) (map[string]bool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("could not read the reserved list: %w", err)
	}
	hashes := map[string]bool{}
	for i, line := range strings.Split(string(data), "\n") {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if !reservedForm.MatchString(line) {
			return nil, fmt.Errorf("%s:%d: want 16 hex digits, got %q", path, i+1, line)
		}
		hashes[line] = true
	}
	return hashes, nil
}

// hashOf is what a reserved list has for a repository.
func hashOf(repo string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(repo)))
	return hex.EncodeToString(sum[:8])
}

// refuse returns an error when the repository is not fresh.
func (l lists) refuse(repo string) error {
	if l.reserved[hashOf(repo)] {
		return fmt.Errorf("%s is reserved for checking: leave it unread", repo)
	}
	name := strings.ToLower(repo)
	_, last, _ := strings.Cut(name, "/")
	whole := regexp.MustCompile(`(^|[^\w.-])` + regexp.QuoteMeta(name) + `($|[^\w-])`)
	row := regexp.MustCompile(`^\|\s*` + regexp.QuoteMeta(last) + `\s*\|`)
	for _, t := range l.texts {
		for i, line := range t.lines {
			if strings.Contains(line, name) && whole.MatchString(line) || row.MatchString(line) {
				return fmt.Errorf("%s is known: it stands in %s:%d", repo, t.path, i+1)
			}
		}
	}
	return nil
}
