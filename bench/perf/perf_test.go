package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParse(t *testing.T) {
	s, err := parse([]string{"-tree", "a", "-tree", "b", "-states", "warm,hub", "-rounds", "2"}, &bytes.Buffer{})
	require.NoError(t, err)
	assert.Equal(t, &settings{trees: []string{"a", "b"}, states: []string{"warm", "hub"}, peers: []string{"vet"}, rounds: 2}, s)
	_, err = parse([]string{"-tree", "a", "-states", "tepid"}, &bytes.Buffer{})
	assert.ErrorContains(t, err, "-states tepid: there are cold, first, warm, leaf, hub")
	_, err = parse(nil, &bytes.Buffer{})
	assert.ErrorContains(t, err, "-tree DIR")
}

func TestMedianTakesEachFigureByItself(t *testing.T) {
	got := median([]sample{{3, 10, 7}, {1, 30, 9}, {2, 20, 8}})
	assert.Equal(t, sample{2, 20, 8}, got)
}

func TestTreeIsCopiedAndEdited(t *testing.T) {
	from := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module m\n\ngo 1.24\n", "main.go": "package main\n\nimport (\n\t_ \"m/a\"\n\t_ \"m/hub\"\n)\n\nfunc main() {}\n",
		"a/a.go": "package a\n\nimport _ \"m/hub\"\n", "hub/hub.go": "package hub\n",
	} {
		file := filepath.Join(from, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o777))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
	}
	tr, err := openTree(context.Background(), from, filepath.Join(t.TempDir(), "copy"))
	require.NoError(t, err)
	assert.Equal(t, 3, tr.packages)
	assert.Equal(t, "hub.go", filepath.Base(tr.hub))
	assert.Equal(t, "main.go", filepath.Base(tr.leaf))
	require.NoError(t, tr.edit(tr.hub))
	text, err := os.ReadFile(tr.hub)
	require.NoError(t, err)
	assert.Contains(t, string(text), "func perfEdit1() int { return 1 }")
	original, err := os.ReadFile(filepath.Join(from, "hub", "hub.go"))
	require.NoError(t, err)
	assert.Equal(t, "package hub\n", string(original))

	var progress bytes.Buffer
	b := &bench{tree: tr, rounds: 1, states: []string{warm, leaf}, work: t.TempDir(), progress: &progress, tools: []tool{
		{name: "growthlint", args: []string{"go", "env", "GOOS"}}, {name: "go vet", args: []string{"go", "version"}},
	}}
	require.NoError(t, b.run(context.Background()))
	table := b.table()
	assert.NotContains(t, table, "NaN")
	assert.Contains(t, table, "| warm | growthlint | 1 |")
	assert.Contains(t, table, "| leaf | go vet | 1 |")
	if runtime.GOOS == "linux" {
		assert.Positive(t, b.samples[warm]["go vet"][0].memory)
		assert.Less(t, b.samples[warm]["go vet"][0].wall, time.Minute)
	}
}
