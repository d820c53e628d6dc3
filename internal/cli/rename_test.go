package cli

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/load"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// renamedCopies copies the fixtures twice, the second time with other names. Both are
// copies, for the tree may change while the test runs.
func renamedCopies(t *testing.T) (before, after string) {
	t.Helper()
	base, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	before, after = filepath.Join(base, "before"), filepath.Join(base, "after")
	require.NoError(t, os.CopyFS(before, os.DirFS(fixtureRoot(t))))
	require.NoError(t, os.CopyFS(after, os.DirFS(before)))
	r := newRenaming(readLifeCycle(t))
	res, err := load.Load(context.Background(), load.Options{Dir: before, Patterns: []string{"./..."}, Tests: true}, r.visit)
	require.NoError(t, err)
	require.Empty(t, res.Troubles)
	r.apply(t, before, after)
	t.Logf("%d identifiers; methods kept for libraries: %v", len(r.names()), slices.Sorted(maps.Keys(r.library)))
	return before, after
}

// verdicts are the findings of a view of the module at root, each as text that does
// not hold a name, with what was said of it.
func verdicts(t *testing.T, root string, patterns []string) map[string]string {
	t.Helper()
	req := pipeline.Request{Dir: root, Patterns: patterns, Rules: ruleNames(rules()), Progress: func(int, int) {}}
	a, err := pipeline.Run(context.Background(), req)
	require.NoError(t, err)
	require.Empty(t, a.Troubles)
	out := map[string]string{}
	for _, f := range a.Findings {
		rel, err := filepath.Rel(root, f.Position.File)
		require.NoError(t, err)
		key := fmt.Sprintf("%s:%d: %s %s", filepath.ToSlash(rel), f.Position.Line, f.Rule, f.Confidence)
		for out[key] != "" {
			key += " and again"
		}
		out[key] = argument(&f)
	}
	return out
}

// newName is what the text of a finding begins with in the renamed copy: the key of
// its container or, without one, the function; the copy has named it.
var newName = regexp.MustCompile(`^(\S*[./(*])?[zZ]q\d{5}\b`)

func argument(f *finding.Finding) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %s", cmp.Or(f.Container.Key, f.Function), f.Message)
	for _, e := range f.Evidence {
		fmt.Fprintf(&out, "\n\t%s %t: %s", e.Code, e.For, e.Text)
	}
	return out.String()
}

// renameViews are the views of the fixtures: all topics that are judged alone at once,
// for they hold in any larger view, and each of the others.
func renameViews(t *testing.T, root string) [][]string {
	t.Helper()
	var alone []string
	var out [][]string
	for _, rule := range append(ruleNames(rules()), "field/case1", "field/case5") {
		for _, pattern := range views(t, root, rule) {
			if strings.Contains(pattern, "/cross/") {
				out = append(out, []string{pattern})
			} else {
				alone = append(alone, pattern)
			}
		}
	}
	return append(out, alone)
}

func TestNamesDecideNothing(t *testing.T) {
	before, after := renamedCopies(t)
	found := 0
	for _, patterns := range renameViews(t, before) {
		was, is := verdicts(t, before, patterns), verdicts(t, after, patterns)
		found += len(was)
		for _, key := range slices.Sorted(maps.Keys(was)) {
			if is[key] == "" {
				t.Errorf("%s: only under its own names: %s", key, was[key])
			}
		}
		for _, key := range slices.Sorted(maps.Keys(is)) {
			if was[key] == "" {
				t.Errorf("%s: only under other names: %s", key, is[key])
			}
			assert.Regexp(t, newName, is[key])
		}
	}
	assert.Greater(t, found, 100, "the fixtures have findings to compare")
}
