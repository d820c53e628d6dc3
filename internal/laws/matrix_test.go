package laws

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	full   = flag.Bool("full", false, "run every cell of the wiring matrix, not a sample")
	update = flag.Bool("update", false, "take out of the list of exceptions what holds by now")
)

const knownFile = "testdata/wirings.known"

func wirings(t *testing.T) *Wirings {
	t.Helper()
	w, err := ReadWirings(os.DirFS("testdata/wirings"))
	require.NoError(t, err)
	return w
}

func stubDirs() []string {
	return []string{"testdata/wirings/stubs", "../../testdata/src/stubs"}
}

func known(t *testing.T, w *Wirings) *Known {
	t.Helper()
	text, err := os.ReadFile(knownFile)
	require.NoError(t, err)
	k, err := ParseKnown(string(text), w)
	require.NoError(t, err, knownFile)
	return k
}

// The verdict does not depend on the wiring.
func TestWiringMatrix(t *testing.T) {
	w := wirings(t)
	k := known(t, w)
	cells := Sample(w)
	if *full {
		cells = w.Cells()
	}
	verdicts, err := Matrix(cells, t.TempDir(), "", stubDirs()...)
	require.NoError(t, err)

	var table strings.Builder
	require.NoError(t, Print(&table, w, verdicts))
	t.Logf("%s%d cells are listed in %s", &table, k.Len(), knownFile)

	unlisted, holding := k.Compare(verdicts)
	if *update {
		require.NoError(t, os.WriteFile(knownFile, []byte(k.Without(holding)), 0o644))
		holding = nil
	}
	assert.Empty(t, unlisted, "cells that fail and are not listed in %s", knownFile)
	assert.Empty(t, holding, "cells that hold and are listed; take them out: go test ./internal/laws -run WiringMatrix -full -update")
}

// Each form of each kernel and each program is in the sample, and none of it is empty.
func TestSampleCoversAll(t *testing.T) {
	w := wirings(t)
	leaky, bounded, places := map[string]int{}, map[string]int{}, map[Place]int{}
	for _, c := range Sample(w) {
		places[c.Place]++
		if c.Leaky {
			leaky[c.Program.Path()+" "+c.Kernel.Name]++
		} else {
			bounded[c.Kernel.Name]++
			bounded[c.Program.Path()]++
		}
	}
	for i := range w.Programs {
		assert.NotZero(t, bounded[w.Programs[i].Path()])
		for j := range w.Kernels {
			assert.NotZero(t, bounded[w.Kernels[j].Name])
			assert.Equal(t, 1, leaky[w.Programs[i].Path()+" "+w.Kernels[j].Name])
		}
	}
	assert.Greater(t, places[Main], 1000)
	assert.Greater(t, places[Own], 1000)
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
	text := Exceptions(verdicts)
	assert.Equal(t, strings.TrimLeft(`
missed serves/a own: each
missed serves/a main: k each
cries serves/a main: k/bounded
missed serves/roles own: each
missed serves/roles main: k each
cries ends/b own: k
cries ends/few own: each
`, "\n"), text)
	assert.Equal(t, "found 2 of 8 leaks at medium (25%); 3 of 22 cells that must be silent cry", Count(verdicts).String())

	_, err = Judge(cells, []Found{at("elsewhere/x.go", "mapgrow", "low")})
	assert.ErrorContains(t, err, "elsewhere/x.go")
}

func TestKnownListOnlyShrinks(t *testing.T) {
	w := small(t)
	cells := w.Cells()
	k, err := ParseKnown("# why\nmissed serves/a own: k each\n\ncries ends/b main: k/bounded\n", w)
	require.NoError(t, err)
	assert.Equal(t, 3, k.Len())
	verdicts, err := Judge(cells, []Found{
		{Rule: "mapgrow", Confidence: "medium", File: "cells/serves/a/k/leaky/own/store/store.go"},
		{Rule: "mapgrow", Confidence: "medium", File: "cells/ends/few/k/leaky/own/store/store.go"},
	})
	require.NoError(t, err)
	unlisted, holding := k.Compare(verdicts)
	assert.Contains(t, unlisted, "cries ends/few own k")
	assert.NotContains(t, unlisted, "missed serves/a own each")
	assert.Equal(t, []string{"missed serves/a own k", "cries ends/b main k/bounded"}, holding)
	assert.Equal(t, "# why\nmissed serves/a own: each\n\n", k.Without(holding))

	for text, told := range map[string]string{
		"missed serves/a own: nothing":             "line 1: there is no cell serves/a own nothing",
		"\nmissed serves/a: k":                     "line 2: want KIND PROGRAM PLACE",
		"cries ends/b own: k\ncries ends/b own: k": "line 2: cries ends/b own k stands in line 1",
	} {
		_, err := ParseKnown(text, w)
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
