package since

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Changes are the lines that differ between the base and the working tree.
type Changes struct {
	root string
	// hunks are those of files that are there now, then those that were; by path from
	// the root, with slashes.
	now, then map[string][]hunk
	added     map[string]bool // files that git does not know yet
}

// hunk is a run of lines that took the place of another.
type hunk struct {
	file             string // as it is now, "" if it is gone
	oldLine, oldSize int
	newLine, newSize int
}

// Changes compares the base with the working tree, commits and uncommitted changes
// alike; renamed files are compared with what they were.
func (b *Base) Changes(ctx context.Context) (*Changes, error) {
	diff, err := git(ctx, b.Root, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--unified=0",
		"--src-prefix=a/", "--dst-prefix=b/", "--no-relative", "--ignore-submodules=all", b.Commit, "--", "*.go")
	if err != nil {
		return nil, fmt.Errorf("comparing with %s: %w", b.Name, err)
	}
	untracked, err := git(ctx, b.Root, "ls-files", "-z", "--others", "--exclude-standard", "--", "*.go")
	if err != nil {
		return nil, fmt.Errorf("listing new files: %w", err)
	}
	c := &Changes{root: b.Root, now: map[string][]hunk{}, then: map[string][]hunk{}, added: map[string]bool{}}
	for file := range strings.SplitSeq(untracked, "\x00") {
		c.added[file] = true
	}
	c.read(diff)
	return c, nil
}

var hunkHead = regexp.MustCompile(`^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@`)

// read parses a diff without context.
func (c *Changes) read(diff string) {
	var from, to string
	left := 0 // lines of a hunk that are still to come, which may look like anything
	for line := range strings.Lines(diff) {
		line = strings.TrimRight(line, "\n")
		if left > 0 {
			if !strings.HasPrefix(line, `\`) {
				left--
			}
			continue
		}
		if file, ok := strings.CutPrefix(line, "--- "); ok {
			from = named(file, "a/")
			continue
		}
		if file, ok := strings.CutPrefix(line, "+++ "); ok {
			to = named(file, "b/")
			continue
		}
		m := hunkHead.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		h := hunk{file: to, oldLine: number(m[1]), oldSize: size(m[2]), newLine: number(m[3]), newSize: size(m[4])}
		left = h.oldSize + h.newSize
		c.now[to] = append(c.now[to], h)
		c.then[from] = append(c.then[from], h)
	}
}

// named reads a file name of a diff; git quotes those with odd characters. The name is
// "" for a file that is not there.
func named(text, prefix string) string {
	text = strings.TrimRight(text, "\t\r")
	if unquoted, err := strconv.Unquote(text); err == nil {
		text = unquoted
	}
	name, ok := strings.CutPrefix(text, prefix)
	if !ok {
		return ""
	}
	return name
}

func number(text string) int {
	n, _ := strconv.Atoi(text) // the pattern allows digits only
	return n
}

// size is the number of lines that a hunk's head tells; 1 is left out.
func size(text string) int {
	if text == "" {
		return 1
	}
	return number(text)
}

// path is a file from the root, with slashes.
func (c *Changes) path(file string) string {
	rel, err := filepath.Rel(c.root, file)
	if err != nil {
		return file
	}
	return filepath.ToSlash(rel)
}

// Changed reports whether a line of a file of the working tree was added or changed.
func (c *Changes) Changed(file string, line int) bool {
	path := c.path(file)
	if c.added[path] {
		return true
	}
	for _, h := range c.now[path] {
		if h.newLine <= line && line < h.newLine+h.newSize {
			return true
		}
	}
	return false
}

// Removed returns the place at which a line of the base, in a file as it would be called
// in the working tree, was changed or taken out: the line that stands there now. removed
// is false if the line is as it was; now is "" if the file is gone.
func (c *Changes) Removed(file string, line int) (now string, at int, removed bool) {
	for _, h := range c.then[c.path(file)] {
		if line < h.oldLine || line >= h.oldLine+h.oldSize {
			continue
		}
		if h.file == "" {
			return "", 0, true
		}
		at = h.newLine + min(line-h.oldLine, max(h.newSize-1, 0))
		return filepath.Join(c.root, filepath.FromSlash(h.file)), max(at, 1), true
	}
	return "", 0, false
}
