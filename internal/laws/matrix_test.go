package laws

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func wirings(t *testing.T) *Wirings {
	t.Helper()
	w, err := ReadWirings(os.DirFS("testdata/wirings"))
	require.NoError(t, err)
	return w
}

// Each program and each kernel is in the sample, leaky and bounded, in both places.
func TestSampleCoversAll(t *testing.T) {
	w := wirings(t)
	count := map[string]int{}
	for _, c := range Sample(w) {
		for _, name := range []string{c.Program.Path(), c.Kernel.Name} {
			count[fmt.Sprint(name, " ", c.Leaky)]++
			count[fmt.Sprint(name, " ", c.Place)]++
		}
	}
	for i := range w.Programs {
		p := &w.Programs[i]
		for _, which := range []any{true, false, Own, Main} {
			assert.True(t, count[fmt.Sprint(p.Path(), " ", which)] > 0 || which == Main && !p.inMain(), "%s %v", p.Path(), which)
		}
	}
	for i := range w.Kernels {
		for _, which := range []any{true, false, Own, Main} {
			assert.NotZero(t, count[fmt.Sprint(w.Kernels[i].Name, " ", which)], "%s %v", w.Kernels[i].Name, which)
		}
	}
}

// small is wirings of one kernel and a program of each kind.
func small(t *testing.T) *Wirings {
	t.Helper()
	w := &Wirings{Kernels: []Kernel{{Name: "k", Rules: []string{"mapgrow"}}, {Name: "each", Rules: []string{"resourcegrow"}, EachCall: true}}}
	for _, p := range []Program{
		{Group: "serves", Name: "a", Serves: true},
		{Group: "serves", Name: "roles", Serves: true, Once: true},
		{Group: "ends", Name: "b"},
		{Group: "ends", Name: "few", FewCalls: true},
	} {
		p.Files = map[string]string{"main.go": "package main\n\nimport store \"matrix/store\"\n\nfunc main() { store.NewStore().Touch(\"\") }\n"}
		w.Programs = append(w.Programs, p)
	}
	return w
}

func TestVerdicts(t *testing.T) {
	cells := small(t).Cells()
	at := func(file, rule, confidence string) Found {
		return Found{Rule: rule, Confidence: confidence, File: file}
	}
	verdicts, err := Judge(cells, []Found{
		at("cells/serves/a/k/leaky/own/store/store.go", "mapgrow", "medium"),
		at("cells/serves/a/k/leaky/main/store.go", "mapgrow", "low"),
		at("cells/serves/a/k/bounded/main/main.go", "lockgrow", "high"),
		at("cells/serves/a/each/leaky/own/store/store.go", "mapgrow", "high"),
		at("cells/serves/roles/k/leaky/own/store/store.go", "mapgrow", "medium"),
		at("cells/serves/roles/k/leaky/main/store.go", "mapgrow", "medium"),
		at("cells/serves/roles/k/leaky/main/main.go", "mapgrow", "high"),
		at("cells/ends/b/k/leaky/own/store/store.go", "mapgrow", "medium"),
		at("cells/ends/b/each/leaky/own/store/store.go", "resourcegrow", "medium"),
		at("cells/ends/few/each/leaky/own/store/store.go", "resourcegrow", "medium"),
	})
	require.NoError(t, err)
	text := verdicts.Judged().Failing()
	assert.Equal(t, strings.TrimLeft(`
cries ends/b own: k
cries ends/few own: each
cries serves/a main: k/bounded
missed serves/a main: each k
missed serves/a own: each
missed serves/roles main: each k
missed serves/roles own: each
`, "\n"), text)
	assert.Equal(t, "found 2 of 8 leaks at medium (25%); 3 of 22 cells that must be silent cry", verdicts.Count().String())

	_, err = Judge(cells, []Found{at("cells/x.go", "mapgrow", "low")})
	assert.ErrorContains(t, err, "cells/x.go")
}

func TestKnownListOnlyShrinks(t *testing.T) {
	w := small(t)
	k, err := ParseKnown("# why\nmissed serves/a own: k each\n\ncries ends/b main: k/bounded\n", w.Has())
	require.NoError(t, err)
	assert.Equal(t, 3, k.Len())
	verdicts, err := Judge(w.Cells(), []Found{
		{Rule: "mapgrow", Confidence: "medium", File: "cells/serves/a/k/leaky/own/store/store.go"},
		{Rule: "mapgrow", Confidence: "medium", File: "cells/ends/few/k/leaky/own/store/store.go"},
	})
	require.NoError(t, err)
	unlisted, holding := k.Compare(verdicts.Judged())
	assert.Contains(t, unlisted, "cries ends/few own: k")
	assert.NotContains(t, unlisted, "missed serves/a own: each")
	assert.Equal(t, []string{"cries ends/b main: k/bounded", "missed serves/a own: k"}, holding)
	assert.Equal(t, "# why\nmissed serves/a own: each\n\n", k.Without(holding))

	_, holding = k.Compare(Judged{})
	assert.Empty(t, holding, "what was not looked at is not said to hold")

	for text, told := range map[string]string{
		"missed serves/a own: nothing":             "line 1: there is no missed serves/a own: nothing",
		"\nmissed serves/a own k":                  "line 2: want HEAD: NAME",
		"missed ends/b own: k":                     "there is no missed ends/b own: k",
		"cries ends/b own: k\ncries ends/b own: k": "line 2: cries ends/b own: k stands in line 1",
	} {
		_, err := ParseKnown(text, w.Has())
		assert.ErrorContains(t, err, told)
	}
}

func TestStoreMovesIntoMain(t *testing.T) {
	for text, want := range map[string]string{
		"package main\n\nimport store \"matrix/store\"\n\nvar s *store.Store = store.NewStore()\n":      "package main\n\n\n\nvar s *Store = NewStore()\n",
		"package main\n\nimport (\n\t\"os\"\n\tstore \"matrix/store\"\n)\n\nvar s = store.NewStore()\n": "package main\n\nimport (\n\t\"os\"\n\t\n)\n\nvar s = NewStore()\n",
	} {
		c := Cell{Program: &Program{Group: "g", Name: "p"}, Kernel: &Kernel{Name: "k"}, Place: Main}
		got, err := c.localise("main.go", text)
		require.NoError(t, err)
		assert.Equal(t, want, got)
		c.Place = Own
		got, err = c.localise("main.go", text)
		require.NoError(t, err)
		assert.Contains(t, got, `store "matrix/cells/g/p/k/bounded/own/store"`)
	}
}

func TestFaultyWiringsAreTold(t *testing.T) {
	write := func(files map[string]string) string {
		dir := t.TempDir()
		for _, g := range append(groups(), "kernels") {
			require.NoError(t, os.MkdirAll(filepath.Join(dir, g), 0o755))
		}
		for name, text := range files {
			require.NoError(t, writeFile(filepath.Join(dir, filepath.FromSlash(name)), text))
		}
		return dir
	}
	for told, files := range map[string]map[string]string{
		"kernels/k/leaky.go: no rules":      {"kernels/k/leaky.go": "package store\n", "kernels/k/bounded.go": "package store\n"},
		"reading a kernel":                  {"kernels/k/leaky.go": "package store\n"},
		`ends/x.go: "seldom" means nothing`: {"ends/x.go": "// wiring: seldom\npackage main\n"},
	} {
		_, err := ReadWirings(os.DirFS(write(files)))
		assert.ErrorContains(t, err, told)
	}
	_, err := ReadWirings(os.DirFS(t.TempDir()))
	assert.ErrorContains(t, err, "name a folder with kernels/NAME/leaky.go")
}
