package bug

import (
	"cmp"
	"fmt"
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
	GrowExpr string `json:"grow_expr,omitempty"`
	// GrowSum stands in for GrowExpr where the source is not to be quoted: the
	// SumLine of the growth's line.
	GrowSum string `json:"grow_sum,omitempty"`
	// SilentAfter says whether silence is due at Fix; nil means that it is.
	SilentAfter *bool  `json:"silent_after,omitempty"`
	Scope       string `json:"scope,omitempty"`
	Difficulty  string `json:"difficulty,omitempty"`
}

// Growth splits Grow into the file and the line.
func (c Case) Growth() (file string, line int, err error) {
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

// ReadCases reads cases files and sorts the cases by repository and id.
func ReadCases(paths []string) ([]Case, error) {
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
		if _, _, err := c.Growth(); err != nil {
			return nil, err
		}
	}
	return cases, nil
}
