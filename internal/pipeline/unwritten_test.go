package pipeline

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/passes"
)

// Summaries are shared between the judgement of a package by itself, that of all together and the
// store: what is said in them is read, and never written.
func TestSummariesAreNotWritten(t *testing.T) {
	if testing.Short() {
		t.Skip("loads some hundred packages")
	}
	req := Request{Dir: filepath.Join("..", "..", "testdata", "src"), Patterns: []string{"./resourcegrow/...", "./goroutinegrow/..."}, Progress: func(int, int) {}}
	_, units, err := Load(context.Background(), req)
	require.NoError(t, err)
	require.Greater(t, len(units), 100)
	pkgs, err := Decode(units)
	require.NoError(t, err)
	text := func(p program.Package) string {
		b, err := json.Marshal(p.Summary)
		require.NoError(t, err)
		return string(b)
	}
	var before []string
	for _, p := range pkgs {
		before = append(before, text(p))
	}
	table, err := library.Load()
	require.NoError(t, err)
	found := passes.Judge(link.Link(pkgs, table, link.Options{}), func(string) bool { return true })
	require.NotEmpty(t, found)
	for i, p := range pkgs {
		assert.Equal(t, before[i], text(p), p.Summary.Path)
	}
}
