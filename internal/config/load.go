package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/growthlint/growthlint/internal/nearest"
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
	text, err := contents(file, shown)
	if err != nil {
		return nil, err
	}
	c, err := read(file, text, rules, shown)
	if err != nil || !c.Extends.Set {
		return c, err
	}
	base := c.Extends.V
	if !filepath.IsAbs(base) {
		base = filepath.Join(filepath.Dir(file), filepath.FromSlash(base))
	}
	if text, err = baseContents(base, shown); err != nil {
		return nil, fmt.Errorf("%s: extends: %w", c.Extends.At, err)
	}
	b, err := read(base, text, rules, shown)
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

// largest is more than any configuration has, in bytes.
const largest = 4 << 20

// contents reads a file that may be a pipe or a device, which may have no end.
func contents(file string, shown func(string) string) ([]byte, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such configuration; name an existing file", shown(file))
	}
	if err != nil {
		return nil, fmt.Errorf("reading the configuration: %w; name a file that can be read", err)
	}
	text, err := io.ReadAll(io.LimitReader(f, largest+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("reading the configuration: %w; name a file that can be read", err)
	}
	if len(text) > largest {
		return nil, fmt.Errorf("%s: more than %d MB are no configuration; name another file", shown(file), largest>>20)
	}
	return text, nil
}

// baseContents reads a file that another one extends: it must be an ordinary one, and
// what is no configuration is refused before a message could repeat a part of it. The
// repository that is analysed may name any file of the machine.
func baseContents(file string, shown func(string) string) ([]byte, error) {
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file; name one", shown(file))
	}
	text, err := contents(file, shown)
	if err != nil {
		return nil, err
	}
	if !isConfiguration(text) {
		return nil, fmt.Errorf("%s is no configuration of growthlint; name one, or leave extends out (growthlint config check -config FILE tells its faults)", shown(file))
	}
	return text, nil
}

// isConfiguration reports whether a text is YAML without keys, or most of whose keys are
// those of the configuration or likely misspellings of them.
func isConfiguration(text []byte) bool {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return false
	}
	if len(doc.Content) == 0 {
		return true
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return top.Kind == yaml.ScalarNode && top.Tag == "!!null"
	}
	var names []string
	for _, k := range keys() {
		names = append(names, k.name)
	}
	known, others := 0, 0
	for i := 0; i+1 < len(top.Content); i += 2 {
		name := top.Content[i].Value
		if _, near := nearest.Name(name, names); near || slices.Contains(names, name) {
			known++
		} else {
			others++
		}
	}
	return known > others || known+others == 0
}

func read(file string, text []byte, rules []string, shown func(string) string) (*Config, error) {
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
