package bug

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSelection(t *testing.T) {
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one.jsonl"), filepath.Join(dir, "two.jsonl")
	require.NoError(t, os.WriteFile(one, []byte(`{"id": "b-map", "repo": "o/b", "category": "map", "grow": "b.go:1"}
{"id": "a-read", "repo": "o/a", "category": "read", "grow": "a.go:1"}
`), 0o600))
	require.NoError(t, os.WriteFile(two, []byte(`{"id": "a-queue", "repo": "o/a", "category": "queue", "grow": "a.go:2"}`), 0o600))
	selected := func(args ...string) []string {
		var s Selection
		fs := flag.NewFlagSet("x", flag.ContinueOnError)
		fs.SetOutput(io.Discard)
		s.Register(fs)
		require.NoError(t, fs.Parse(append([]string{"-cases", one, "-cases", two}, args...)))
		cases, err := s.Cases()
		require.NoError(t, err)
		ids := []string{}
		for _, c := range cases {
			ids = append(ids, c.ID)
		}
		return ids
	}
	assert.Equal(t, []string{"a-queue", "a-read", "b-map"}, selected())
	assert.Equal(t, []string{"a-queue", "a-read"}, selected("-only", "^a"))
	assert.Equal(t, []string{"a-queue", "b-map"}, selected("-category", "containers"))
	assert.Equal(t, []string{"a-read", "b-map"}, selected("-category", "read, map"))
	assert.Empty(t, selected("-category", "read", "-only", "b"))

	var s Selection
	fs := flag.NewFlagSet("x", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	s.Register(fs)
	assert.ErrorContains(t, fs.Parse([]string{"-only", "("}), "invalid value")
	assert.Empty(t, s.Files)
}
