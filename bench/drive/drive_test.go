package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
)

func TestDriversAreWhole(t *testing.T) {
	all, err := drivers()
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(all), 10)
	for id, text := range all {
		file, err := parser.ParseFile(token.NewFileSet(), id, text, parser.SkipObjectResolution)
		require.NoError(t, err, id)
		assert.Equal(t, "main", file.Name.Name, id)
		for _, part := range []string{"func setup()", "func turn(", "const turns = "} {
			assert.Contains(t, text, part, id)
		}
	}
}

func TestDriversLieInAFolderOfTheirOwn(t *testing.T) {
	dir, err := lay(t.TempDir(), "package main\n")
	require.NoError(t, err)
	assert.FileExists(t, dir+"/main.go")
	assert.FileExists(t, dir+"/driver.go")
	inRoot := trial{Case: bug.Case{Dir: "."}, module: "/m"}
	assert.Equal(t, "/m", inRoot.beside("/m"))
	below := trial{Case: bug.Case{Dir: "x/internal/y"}, module: "/m"}
	assert.Equal(t, "/m/x/internal", below.beside("/m"), "where it may import what is internal")
	assert.Equal(t, []string{"./d", "./x/internal/y"}, trial{Case: bug.Case{Dir: "x/internal/y", ModuleDir: "."}, module: "/m", driver: "/m/d"}.packages())
	assert.Equal(t, "y", relativeTo("sub", "sub/y"))
}

// about is the case of the tests: the container S.m, which grows at s.go:7.
func about(t *testing.T) func(checkout.Finding) bool {
	t.Helper()
	is, err := bug.Case{ID: "x", Container: "S.m", Grow: "s.go:7"}.About()
	require.NoError(t, err)
	return is
}

func TestRankMustGrow(t *testing.T) {
	finding := func(owner, file string, line, rank int, state string) string {
		return fmt.Sprintf(`{"rule": "mapgrow", "container": {"owner": %q, "name": "m"}, "position": {"file": %q, "line": %d}, "live": {"rank": %d, "state": %q, "bytes": 4000, "growth": 3000, "goroutines": 9, "goroutine_growth": 8}}`, owner, file, line, rank, state)
	}
	for text, want := range map[string]verdict{
		finding("T", "t.go", 9, 1, "grows") + "," + finding("S", "t.go", 9, 2, "grows"): {true, "place 2 of 2, mapgrow, grows, +3.0 kB to 4.0 kB, +8 goroutines to 9"},
		finding("S", "t.go", 9, 2, "holds") + "," + finding("T", "s.go", 9, 1, "grows"): {true, "place 1 of 2, mapgrow, grows, +3.0 kB to 4.0 kB, +8 goroutines to 9"},
		finding("S", "t.go", 9, 1, "holds"):                                             {false, "place 1 of 1, mapgrow, holds, +3.0 kB to 4.0 kB, +8 goroutines to 9"},
		finding("T", "s.go", 99, 1, "grows"):                                            {false, "no finding is about it, of 1"},
	} {
		assert.Equal(t, want, judgeRank([]byte(`{"findings": [`+text+`]}`), about(t)), text)
	}
	assert.False(t, judgeRank([]byte("nothing"), about(t)).confirmed)
}

func TestProbeMustHaveGrown(t *testing.T) {
	candidate := func(container, site, state string) string {
		return fmt.Sprintf(`{"rule": "mapgrow", "container": %q, "site": %q, "state": %q, "growth": 5, "grows": 6, "shrinks": 1}`, container, site, state)
	}
	for text, want := range map[string]verdict{
		candidate("S.m", "t.go:1:1", "grew"):                                                 {true, "place 1 of 1, mapgrow, grew, +5, grew 6 times, shrank 1 times"},
		candidate("T.x", "t.go:1:1", "grew") + "," + candidate("(*S).f", "s.go:8:1", "held"): {false, "place 2 of 2, mapgrow, held, +5, grew 6 times, shrank 1 times"},
		candidate("T.m", "t.go:1:1", "grew"):                                                 {false, "no candidate is about it, of 1"},
	} {
		assert.Equal(t, want, judgeProbe([]byte(`{"probe": {"candidates": [`+text+`]}}`), about(t)), text)
	}
}

func TestUsage(t *testing.T) {
	var out strings.Builder
	assert.Equal(t, 2, Main(t.Context(), nil, &out, &out))
	assert.Contains(t, out.String(), "-cases and -mirrors are needed")
}
