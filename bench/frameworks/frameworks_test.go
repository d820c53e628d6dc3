package frameworks

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/laws"
)

var update = flag.Bool("update", false, "take out of the list of what does not hold what holds by now")

const (
	wiringsDir = "../../internal/laws/testdata/wirings"
	knownFile  = "frameworks.known"
)

// The verdict does not depend on the wiring behind the libraries themselves.
func TestFrameworks(t *testing.T) {
	w, err := laws.ReadWirings(os.DirFS(wiringsDir))
	require.NoError(t, err)
	w.Select("", "frameworks")
	w.Drop(laws.Invented()...)
	ws, err := laws.NewWorkspace(t.TempDir())
	require.NoError(t, err)
	require.NoError(t, ws.RequireAs("."))
	cells := laws.Sample(w)
	require.NoError(t, ws.AddCells(cells))
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
