package frameworks

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/mod/modfile"

	"github.com/growthlint/growthlint/internal/laws"
)

var update = flag.Bool("update", false, "take out of the list of what does not hold what holds by now")

const (
	wiringsDir = "../../internal/laws/testdata/wirings"
	knownFile  = "frameworks.known"
	tool       = "github.com/growthlint/growthlint"
)

// requirements are this module's, without the tool, for the module of the cells.
func requirements(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile("go.mod")
	require.NoError(t, err)
	f, err := modfile.Parse("go.mod", text, nil)
	require.NoError(t, err)
	require.NoError(t, f.AddModuleStmt("matrix/cells"))
	require.NoError(t, f.DropRequire(tool))
	require.NoError(t, f.DropReplace(tool, ""))
	f.Cleanup()
	out, err := f.Format()
	require.NoError(t, err)
	return out
}

// The verdict does not depend on the wiring behind the libraries themselves.
func TestFrameworks(t *testing.T) {
	w, err := laws.ReadWirings(os.DirFS(wiringsDir))
	require.NoError(t, err)
	w.Select("", "frameworks")
	w.Drop("frameworks/unknown", "frameworks_ends/unknown") // there is no such library
	dir := t.TempDir()
	ws, err := laws.NewWorkspace(dir)
	require.NoError(t, err)
	cells := laws.Sample(w)
	require.NoError(t, ws.AddCells(cells))
	sums, err := os.ReadFile("go.sum")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "cells", "go.mod"), requirements(t), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "cells", "go.sum"), sums, 0o644))

	found, err := ws.Findings("")
	require.NoError(t, err)
	verdicts, err := laws.Judge(cells, found)
	require.NoError(t, err)
	var table strings.Builder
	require.NoError(t, verdicts.Print(&table, w))
	t.Log(table.String())

	text, err := os.ReadFile(knownFile)
	require.NoError(t, err)
	known, err := laws.ParseKnown(string(text), w.Has())
	require.NoError(t, err)
	unlisted, holding := known.Compare(verdicts.Judged())
	if *update {
		require.NoError(t, os.WriteFile(knownFile, []byte(known.Without(holding)), 0o644))
		holding = nil
	}
	assert.Empty(t, unlisted, "cells that fail and are not listed in %s", knownFile)
	assert.Empty(t, holding, "cells that hold and are listed; take them out: go test . -update")
}
