package laws

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/laws/rewrite"
)

var (
	full   = flag.Bool("full", false, "judge every cell of the wiring matrix and every rewritten fixture, not a sample")
	update = flag.Bool("update", false, "take out of the lists of what does not hold what holds by now")
)

const fixtureDir = "../../testdata/src"

// TestLaws holds both laws over one load: the verdict depends neither on the wiring nor on
// refactoring.
func TestLaws(t *testing.T) {
	dir := t.TempDir()
	ws, err := NewWorkspace(filepath.Join(dir, "work"), "testdata/wirings/stubs", filepath.Join(fixtureDir, "stubs"))
	require.NoError(t, err)
	w := wirings(t)
	cells := Sample(w)
	if *full {
		cells = w.Cells()
	}
	require.NoError(t, ws.AddCells(cells))
	r, err := ws.AddRefactoring(fixtureDir, filepath.Join(dir, "fixtures"), Choice{Sample: !*full})
	require.NoError(t, err)
	found, err := ws.Findings("")
	require.NoError(t, err)

	t.Run("wiring", func(t *testing.T) {
		verdicts, err := Judge(cells, found)
		require.NoError(t, err)
		var table strings.Builder
		require.NoError(t, verdicts.Print(&table, w))
		t.Log(table.String())
		hold(t, "testdata/wirings.known", w.Has(), verdicts.Judged())
	})
	t.Run("refactoring", func(t *testing.T) {
		require.NoError(t, r.Take(found))
		judged := r.Judged()
		for _, d := range r.Differences() {
			t.Log(d.Told())
		}
		t.Log(r.Summary())
		hold(t, "testdata/refactoring.known", r.has(), judged)
	})
}

// hold compares verdicts with the list of what is known not to hold.
func hold(t *testing.T, file string, can func(head, name string) bool, judged Judged) {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	k, err := ParseKnown(string(text), can)
	require.NoError(t, err, file)
	unlisted, holding := k.Compare(judged)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(k.Without(holding)), 0o644))
		holding = nil
	}
	t.Logf("%d that do not hold are listed in %s", k.Len()-len(holding), file)
	assert.Empty(t, unlisted, "these do not hold and are not listed in %s", file)
	assert.Empty(t, holding, "these hold and are listed in %s; take them out: go test ./internal/laws -run Laws -full -update", file)
}

// has reports whether there is a fixture, and whether there are rewrites, of a name.
func (r *Refactoring) has() func(head, name string) bool {
	fixtures, rewrites := map[string]bool{}, map[string]bool{"as it is": true}
	for _, v := range r.Variants {
		fixtures[v.Fixture] = true
	}
	for _, w := range rewrite.Rewrites() {
		rewrites[w.Name] = true
	}
	return func(head, name string) bool {
		return fixtures[name] && !slices.ContainsFunc(strings.Split(head, " + "), func(w string) bool { return !rewrites[w] })
	}
}
