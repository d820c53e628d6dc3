package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/bench/checkout"
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
		more, err := checkout.ReadLines[Case](path, false)
		if err != nil {
			return nil, err
		}
		cases = append(cases, more...)
	}
	slices.SortFunc(cases, func(a, b Case) int { return cmp.Or(cmp.Compare(a.Repo, b.Repo), cmp.Compare(a.ID, b.ID)) })
	seen := map[string]bool{}
	for _, c := range cases {
		if seen[c.ID] {
			return nil, fmt.Errorf("two cases are called %s", c.ID)
		}
		seen[c.ID] = true
		if _, _, err := c.growth(); err != nil {
			return nil, err
		}
	}
	return cases, nil
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
