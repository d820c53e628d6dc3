package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Name is the name of the configuration file.
const Name = ".growthlint.yml"

// Find returns the configuration that holds in dir, an absolute path: the first file
// of that Name from dir up to the root of its repository, or of its outermost module
// or workspace where there is no repository. It is "" if there is none.
func Find(dir string) (string, error) {
	root := rootOf(dir)
	for at := dir; ; at = filepath.Dir(at) {
		file := filepath.Join(at, Name)
		info, err := os.Stat(file)
		switch {
		case err == nil && info.Mode().IsRegular():
			return file, nil
		case err == nil:
			return "", fmt.Errorf("%s is not a file; remove it, or name another one with -config FILE", file)
		case !errors.Is(err, fs.ErrNotExist):
			return "", fmt.Errorf("looking for the configuration: %w; or name it with -config FILE", err)
		}
		if other := filepath.Join(at, ".growthlint.yaml"); exists(other) {
			return "", fmt.Errorf("%s is not read; rename it to %s", other, Name)
		}
		if at == root || at == filepath.Dir(at) {
			return "", nil
		}
	}
}

// rootOf returns the last directory in which a configuration is looked for.
func rootOf(dir string) string {
	root := dir
	for at := dir; ; at = filepath.Dir(at) {
		if exists(filepath.Join(at, ".git")) {
			return at
		}
		if exists(filepath.Join(at, "go.mod")) || exists(filepath.Join(at, "go.work")) {
			root = at
		}
		if at == filepath.Dir(at) {
			return root
		}
	}
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// Load reads a file and the one that it extends. shown returns the name under which
// messages tell a file; rules are the names of all rules.
func Load(file string, rules []string, shown func(string) string) (*Config, error) {
	c, err := read(file, rules, shown)
	if err != nil || !c.Extends.Set {
		return c, err
	}
	base := c.Extends.V
	if !filepath.IsAbs(base) {
		base = filepath.Join(filepath.Dir(file), filepath.FromSlash(base))
	}
	b, err := read(base, rules, shown)
	if err != nil {
		return nil, fmt.Errorf("%s: extends: %w", c.Extends.At, err)
	}
	if b.Extends.Set {
		return nil, fmt.Errorf("%s: extends: %s extends a file of its own, and only one level is read; join the two files", b.Extends.At, shown(base))
	}
	for i := range b.Bounded {
		b.Bounded[i].Inherited = true
	}
	return c.Over(b), nil
}

func read(file string, rules []string, shown func(string) string) (*Config, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such configuration; name an existing file", shown(file))
	}
	if err != nil {
		return nil, fmt.Errorf("reading the configuration: %w; name a file that can be read", err)
	}
	c, err := Parse(shown(file), text, rules)
	if err != nil {
		return nil, err
	}
	dir := filepath.Dir(file)
	for i := range c.Exclude {
		c.Exclude[i].Dir = dir
	}
	for i := range c.MinConfidence.Paths {
		c.MinConfidence.Paths[i].Dir = dir
	}
	return c, nil
}
