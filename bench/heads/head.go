package heads

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

// Head is what the tool is run on: packages of a module of a repository at a
// commit.
type Head struct {
	Repository string `json:"repository"`
	Commit     string `json:"commit"`
	// ModuleDir is the module's directory from the root of the repository.
	ModuleDir string `json:"module_dir"`
	// Patterns are relative to the module's directory.
	Patterns []string `json:"patterns"`
}

var (
	repositoryForm = regexp.MustCompile(`^[\w.-]+/[\w.-]+$`)
	commitForm     = regexp.MustCompile(`^[0-9a-f]{40}$`)
)

// IsRepository reports whether s has the form owner/name.
func IsRepository(s string) bool { return repositoryForm.MatchString(s) }

// String is the head's line in the list.
func (h Head) String() string {
	return strings.Join(append([]string{h.Repository, h.Commit, h.ModuleDir}, h.Patterns...), " ")
}

// ReadHeads reads a list. Blank lines and what follows a # do not count.
func ReadHeads(path string) ([]Head, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("could not read the list of heads: %w", err)
	}
	var heads []Head
	seen := map[string]bool{}
	for i, line := range strings.Split(string(data), "\n") {
		line, _, _ = strings.Cut(line, "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		h, err := parseHead(strings.Fields(line))
		if err == nil && seen[h.String()] {
			err = fmt.Errorf("%s is listed twice", h)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
		seen[h.String()] = true
		heads = append(heads, h)
	}
	return heads, nil
}

// parseHead reads the words of a line.
func parseHead(words []string) (Head, error) {
	if len(words) < 2 || !repositoryForm.MatchString(words[0]) || !commitForm.MatchString(words[1]) {
		return Head{}, fmt.Errorf("want owner/name and a full commit, then perhaps a module directory and patterns; got %q", strings.Join(words, " "))
	}
	h := Head{Repository: words[0], Commit: words[1], ModuleDir: ".", Patterns: []string{"./..."}}
	if len(words) > 2 {
		h.ModuleDir = words[2]
	}
	if len(words) > 3 {
		h.Patterns = slices.Clone(words[3:])
	}
	for _, p := range h.Patterns {
		if p != "." && !strings.HasPrefix(p, "./") {
			return Head{}, fmt.Errorf("pattern %q does not begin with ./", p)
		}
	}
	return h, nil
}
