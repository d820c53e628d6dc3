package passes_test

import (
	"fmt"
	"path/filepath"
	"sort"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/growthlint/growthlint/passes"
)

// TestInAMultichecker runs the rules in the engine of singlechecker and multichecker,
// which runs analyzers with facts on the standard library too and checks their results'
// types and their facts' encoding.
func TestInAMultichecker(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the standard library from source")
	}
	dir, err := filepath.Abs(filepath.Join("..", "testdata", "src"))
	require.NoError(t, err)
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir, Tests: true},
		"./mapgrow/cross/holder/...", "./mapgrow/bad/testdrop", "./slicegrow/bad/ordered")
	require.NoError(t, err)
	require.Zero(t, packages.PrintErrors(pkgs))
	graph, err := checker.Analyze(passes.Analyzers(), pkgs, &checker.Options{SanityCheck: true})
	require.NoError(t, err)
	var got []string
	for act := range graph.All() {
		require.NoError(t, act.Err, "%v", act)
		if !act.IsRoot {
			continue
		}
		for _, d := range act.Diagnostics {
			at := act.Package.Fset.Position(d.Pos)
			got = append(got, fmt.Sprintf("%s:%d %s", filepath.Base(at.Filename), at.Line, d.Category))
			assert.Contains(t, d.Message, act.Analyzer.Name+": ")
			assert.Empty(t, d.Related, "golangci-lint would make findings of them")
		}
	}
	sort.Strings(got)
	assert.Contains(t, got, "testdrop.go:41 mapgrow")
	assert.Contains(t, got, "ordered.go:49 slicegrow")
}
