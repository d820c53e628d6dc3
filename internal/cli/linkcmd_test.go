package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/pipeline"
)

// writeShards runs growthlint -summaries once for each list of patterns.
func writeShards(t *testing.T, dir string, shards ...[]string) []string {
	t.Helper()
	var dirs []string
	for _, patterns := range shards {
		out := t.TempDir()
		var stdout, stderr bytes.Buffer
		code := Main(append([]string{"-C", dir, "-summaries", out}, patterns...), &stdout, &stderr)
		require.Equal(t, exitClean, code, "%s", stderr.String())
		assert.Empty(t, stdout.String())
		dirs = append(dirs, out)
	}
	return dirs
}

func TestLinkOfShardsIsOneRun(t *testing.T) {
	dir := writeModule(t, shop())
	want := runOn(t, dir)
	require.Contains(t, want.stdout, "hub.Hub.visits")
	for name, shards := range map[string][][]string{
		"one":     {{"./..."}},
		"apart":   {{"./hub", "./gen"}, {"./leaf"}, {".", "./broken", "./user"}},
		"overlap": {{"./user", "./leaf"}, {"./broken"}, {"./..."}},
	} {
		t.Run(name, func(t *testing.T) {
			dirs := writeShards(t, dir, shards...)
			assertSame(t, want, runOn(t, dir, append([]string{"link"}, dirs...)...))
			elsewhere := t.TempDir() // the sources are not needed
			got := runOn(t, elsewhere, append([]string{"link"}, dirs...)...)
			assert.Equal(t, want.stdout, got.stdout)
			assert.Equal(t, want.stderr, got.stderr)
		})
	}
	one := writeShards(t, dir, []string{"./..."})
	again := writeShards(t, writeModule(t, shop()), []string{"./..."})
	assert.Equal(t, content(t, one[0]), content(t, again[0]), "a shard's file says nothing of the machine")
}

// content is that of the only file in a directory.
func content(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	require.Len(t, files, 1)
	text, err := os.ReadFile(files[0])
	require.NoError(t, err)
	return string(text)
}

func TestLinkRefusesWhatItCannotTrust(t *testing.T) {
	dir := writeModule(t, shop())
	shard := writeShards(t, dir, []string{"./hub"})[0]
	files, err := filepath.Glob(filepath.Join(shard, "*"+pipeline.ShardExt))
	require.NoError(t, err)
	require.Len(t, files, 1)
	good, err := os.ReadFile(files[0])
	require.NoError(t, err)
	link := func(args ...string) string {
		var out, errs bytes.Buffer
		require.Equal(t, exitUsage, Main(append([]string{"-C", dir}, args...), &out, &errs), "%s", errs.String())
		return errs.String()
	}
	for name, bad := range map[string][]byte{
		"was not written by -summaries of this version": []byte("something else"),
		"is damaged": good[:len(good)-7],
	} {
		require.NoError(t, os.WriteFile(files[0], bad, 0o666))
		assert.Contains(t, link("link", shard), name)
	}
	require.NoError(t, os.WriteFile(files[0], good, 0o666))
	assert.Contains(t, link("-tests", "link", shard), "write them all alike")
	assert.Contains(t, link("link", t.TempDir()), "has no summaries")
	assert.Contains(t, link("link"), "growthlint link DIR")
	assert.Contains(t, link("-summaries", "x", "link", shard), "link has no sources")
	edit(t, dir, "hub/hub.go", "h.visits[path]++", "h.visits[path] += 2")
	other := writeShards(t, dir, []string{"./leaf"})[0]
	assert.Contains(t, link("link", shard, other), "the shards disagree about package example.com/shop/hub")
}
