package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/nearest"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/growthlint/growthlint/passes"
)

// explained links a view of the fixture module, all of it one program, and returns what
// answers for it.
func explained(t *testing.T, patterns ...string) *judge.Explainer {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", "..", "testdata", "src"))
	require.NoError(t, err)
	_, units, err := pipeline.Load(context.Background(), pipeline.Request{Dir: root, Patterns: patterns, Progress: func(int, int) {}})
	require.NoError(t, err)
	pkgs, err := pipeline.Decode(units)
	require.NoError(t, err)
	table, err := library.Load()
	require.NoError(t, err)
	all := func(string) bool { return true }
	prog := link.Link(pkgs, table, link.Options{Trace: true})
	return &judge.Explainer{Program: prog, Found: passes.Judge(prog, all), Enabled: all, Nearest: nearest.Name}
}

// TestEveryFindingIsAnswered asks for whatever is found in the fixtures, and for each
// container of them.
func TestEveryFindingIsAnswered(t *testing.T) {
	if testing.Short() {
		t.Skip("reads all fixtures")
	}
	x := explained(t, "./...")
	require.NotEmpty(t, x.Found)
	for _, f := range x.Found {
		name := strings.ReplaceAll(f.Container.Key, "[]", "")
		if name == "" {
			name = f.Container.Package + "." + f.Function
		}
		asked := x.Ask(name)
		ok := slices.ContainsFunc(asked.Answers, func(a finding.Answer) bool {
			return a.Fingerprint == f.Fingerprint && a.Confidence == f.Confidence && a.Rung == judge.DecidedBy(f)
		})
		assert.True(t, ok, "%s:%d: %s: %s is not answered for: %+v", f.Position.File, f.Position.Line, f.Rule, name, asked)
	}
	for _, c := range x.Program.Containers {
		asked := x.Ask(c.Key)
		require.NotEmpty(t, asked.Answers, "%s: %v", c.Key, asked.Candidates)
		for _, a := range asked.Answers {
			complete(t, a)
		}
	}
}

// complete fails unless an answer tells what it has to: how long the holder lives, who it
// is, what makes it run, and why it is silent.
func complete(t *testing.T, a finding.Answer) {
	t.Helper()
	key := a.Container.Key
	assert.NotEmpty(t, a.Why, key)
	if a.Kind != "container" || len(a.Grows) == 0 {
		return
	}
	assert.Contains(t, []string{"process", "session", "call", "unknown"}, a.Era.Life, key)
	assert.NotEmpty(t, a.Era.Why, key)
	for _, s := range slices.Concat(a.Grows, a.Shrinks) {
		assert.NotEmpty(t, s.Why, "%s at line %d", key, s.Line)
		assert.NotEmpty(t, s.Holder, "%s at line %d", key, s.Line)
		assert.NotEmpty(t, s.Runs, "%s at line %d", key, s.Line)
		for _, l := range slices.Concat(s.Holder, s.Runs) {
			assert.NotContains(t, l.Text, "too long to follow", "%s at line %d", key, s.Line)
			assert.NotContains(t, l.Text, " in , ", "%s at line %d", key, s.Line)
		}
	}
	if many := slices.ContainsFunc(a.Grows, func(s finding.AnswerSite) bool { return s.Counts }); many {
		assert.True(t, slices.ContainsFunc(a.Runs, func(l finding.Link) bool { return l.Many }), "%s: nothing runs many times:\n%+v", key, a.Runs)
	}
}
