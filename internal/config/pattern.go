package config

import (
	"errors"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Pattern names files as .gitignore does: one without a slash at any depth, another
// one from Dir on; a directory stands for all that is below it, ** for any number of
// directories.
type Pattern struct {
	Text string
	// Dir is the directory of the file in which the pattern stands, which Load knows; absolute.
	Dir string
	At  Place
}

// check says what is wrong with a pattern.
func (p Pattern) check() error {
	clean := p.clean()
	switch {
	case clean == "" || clean == ".":
		return errors.New("the pattern is empty; write a directory or a file, as in internal/legacy or **/*_gen.go")
	case strings.HasPrefix(p.Text, "!"):
		return errors.New("a pattern cannot take back another; name what is left out more exactly")
	case strings.HasPrefix(clean, "../") || clean == "..":
		return errors.New("a pattern begins at this file's directory; move the pattern to a file further up")
	case strings.Contains(clean, `\`):
		return errors.New("write / between directories, on every system")
	case !doublestar.ValidatePattern(clean):
		return errors.New("not a pattern: * and ? stand for characters, ** for directories, [a-z] and {a,b} for choices")
	}
	return nil
}

func (p Pattern) clean() string {
	return strings.TrimPrefix(path.Clean(strings.TrimPrefix(p.Text, "/")), "./")
}

// Match reports whether it names file, a path with slashes relative to Dir.
func (p Pattern) Match(file string) bool {
	pattern := p.clean()
	if !strings.Contains(strings.Trim(p.Text, "/"), "/") && !strings.HasPrefix(p.Text, "/") {
		pattern = "**/" + pattern
	}
	for name := file; name != "." && name != "/" && !strings.HasPrefix(name, ".."); name = path.Dir(name) {
		// The pattern was checked when it was read.
		if ok, err := doublestar.Match(pattern, name); ok && err == nil {
			return true
		}
	}
	return false
}
