package layout

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/mod/modfile"
)

// dependency is a row of the table of docs/dependencies.md.
type dependency struct{ module, shipped, reason string }

func dependencies(page string) []dependency {
	var out []dependency
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\| ([a-z]+) \\| (.+) \\|$").FindAllStringSubmatch(page, -1) {
		out = append(out, dependency{m[1], m[2], m[3]})
	}
	return out
}

// direct returns the modules that a go.mod requires for its own code, in order.
func direct(t *testing.T, text []byte) []string {
	t.Helper()
	file, err := modfile.Parse("go.mod", text, nil)
	require.NoError(t, err)
	var out []string
	for _, r := range file.Require {
		if !r.Indirect {
			out = append(out, r.Mod.Path)
		}
	}
	slices.Sort(out)
	return out
}

// importedOf returns those of the modules that the binary or the passes import: not what
// only the programs under bench and the packages beside tests import.
func importedOf(modules []string, files []source) []string {
	found := map[string]bool{}
	for _, f := range files {
		if slices.ContainsFunc([]string{"bench", "internal/laws", "internal/link/linktest"}, func(dir string) bool { return under(dir, f.dir()) }) {
			continue
		}
		for _, spec := range f.file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			i := slices.IndexFunc(modules, func(m string) bool { return under(m, path) })
			if err == nil && i >= 0 {
				found[modules[i]] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(modules), func(m string) bool { return !found[m] })
}

func TestEachDependencyHasItsReason(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root(t), "go.mod"))
	require.NoError(t, err)
	page, err := os.ReadFile(filepath.Join(root(t), "docs", "dependencies.md"))
	require.NoError(t, err)
	required := direct(t, text)
	var listed, ships []string
	for _, d := range dependencies(string(page)) {
		listed = append(listed, d.module)
		assert.Greater(t, len(strings.Fields(d.reason)), 3, "the reason for %s", d.module)
		if assert.Contains(t, []string{"yes", "no"}, d.shipped, d.module) && d.shipped == "yes" {
			ships = append(ships, d.module)
		}
	}
	assert.Equal(t, required, listed, "go.mod and docs/dependencies.md")
	assert.Equal(t, importedOf(required, shipped(t)), ships, "what the shipped packages import")
}

// TestNoModuleIsUnmaintained names what an abandoned SARIF library once brought along.
func TestNoModuleIsUnmaintained(t *testing.T) {
	sums, err := os.ReadFile(filepath.Join(root(t), "go.sum"))
	require.NoError(t, err)
	for _, gone := range []string{"xeipuuv", "go-sarif"} {
		assert.NotContains(t, string(sums), gone)
	}
}

func TestDependencyRowsAreRead(t *testing.T) {
	rows := dependencies("| module | shipped | reason |\n|---|---|---|\n| `a.b/c` | no | because `x` is so |\ntext | `d` | no |\n")
	assert.Equal(t, []dependency{{"a.b/c", "no", "because `x` is so"}}, rows)
	assert.Equal(t, []string{"a.b/c"}, direct(t, []byte("module m\n\nrequire a.b/c v1.0.0\n\nrequire a.b/d v1.0.0 // indirect\n")))
}
