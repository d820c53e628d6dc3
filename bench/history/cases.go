package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Case is one historical bug, a line of a cases file. Fields that only explain
// the bug to a reader are not read.
type Case struct {
	ID       string `json:"id"`
	Repo     string `json:"repo"`
	Category string `json:"category"`
	// Container names the growing thing, in a reader's words; targetOf reads them.
	Container string `json:"container"`
	// Bug and Fix are the commits before and at the fix.
	Bug string `json:"bug"`
	Fix string `json:"fix"`
	// Dir is the package's directory and ModuleDir the module's, both from the
	// root of the repository; an empty ModuleDir is the root.
	Dir       string `json:"dir"`
	ModuleDir string `json:"module_dir"`
	// Grow is "file:line" of the growth at Bug, GrowExpr its source text, by which
	// it is found again at Fix.
	Grow     string `json:"grow"`
	GrowExpr string `json:"grow_expr"`
	// SilentAfter says whether silence is due at Fix; nil means that it is.
	SilentAfter *bool  `json:"silent_after"`
	Scope       string `json:"scope"`
	Difficulty  string `json:"difficulty"`
}

// growth splits Grow into the file and the line.
func (c Case) growth() (file string, line int, err error) {
	i := strings.LastIndexByte(c.Grow, ':')
	if i < 0 {
		return "", 0, fmt.Errorf("case %s: grow %q is not file:line", c.ID, c.Grow)
	}
	line, err = strconv.Atoi(c.Grow[i+1:])
	if err != nil {
		return "", 0, fmt.Errorf("case %s: grow %q is not file:line: %w", c.ID, c.Grow, err)
	}
	return c.Grow[:i], line, nil
}

// readCases reads cases files and sorts the cases by repository and id.
func readCases(paths []string) ([]Case, error) {
	var cases []Case
	for _, path := range paths {
		err := eachLine(path, func(line []byte) error {
			var c Case
			if err := json.Unmarshal(line, &c); err != nil {
				return err
			}
			if _, _, err := c.growth(); err != nil {
				return err
			}
			cases = append(cases, c)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(cases, func(a, b Case) int { return cmp.Or(cmp.Compare(a.Repo, b.Repo), cmp.Compare(a.ID, b.ID)) })
	seen := map[string]bool{}
	for _, c := range cases {
		if seen[c.ID] {
			return nil, fmt.Errorf("two cases are called %s", c.ID)
		}
		seen[c.ID] = true
	}
	return cases, nil
}

// eachLine calls use for each line of the file that is not blank; an error of
// use is reported with the line's number.
func eachLine(path string, use func([]byte) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("could not read lines: %w", err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := use(lines.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return lines.Err()
}

// selection says which cases are wanted.
type selection struct {
	// ids matches anywhere in the id; nil wants all.
	ids *regexp.Regexp
	// categories that are wanted; empty wants all.
	categories []string
}

func (s selection) wants(id, category string) bool {
	return (s.ids == nil || s.ids.MatchString(id)) &&
		(len(s.categories) == 0 || slices.Contains(s.categories, category))
}
