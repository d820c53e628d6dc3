package checkout

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLinesRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "dir", "lines.jsonl")
	_, err := ReadLines[Position](path, true)
	require.ErrorIs(t, err, fs.ErrNotExist)
	none, err := ReadLinesIfThere[Position](path, true)
	require.NoError(t, err)
	assert.Empty(t, none)

	want := []Position{{File: "a<b>.go", Line: 1}, {File: "c&d.go", Line: 2}}
	for _, p := range want {
		file, err := OpenToAppend(path)
		require.NoError(t, err)
		require.NoError(t, WriteLine(file, p))
		require.NoError(t, file.Close())
	}
	got, err := ReadLines[Position](path, true)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	var line bytes.Buffer
	require.NoError(t, WriteLine(&line, want[0]))
	assert.Equal(t, "{\"file\":\"a<b>.go\",\"line\":1}\n", line.String())
}

func TestReadLinesTellsTheLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lines.jsonl")
	for text, want := range map[string]string{
		"{}\n\n{\"line\": \"x\"}\n": "lines.jsonl:3",
		"{} {}":                     "more than one value",
		"{\"lime\": 3}":             "unknown field",
	} {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		_, err := ReadLines[Position](path, true)
		assert.ErrorContains(t, err, want)
	}
	require.NoError(t, os.WriteFile(path, []byte("{\"lime\": 3}"), 0o644))
	_, err := ReadLines[Position](path, false)
	assert.NoError(t, err, "fields may be unknown where that is allowed")
}

func TestWork(t *testing.T) {
	items := make([]int, 50)
	for i := range items {
		items[i] = i
	}
	var under, most atomic.Int64
	told := 0
	work := Work[int, int]{
		Workers: 3,
		Do: func(_ context.Context, n int) int {
			now := under.Add(1)
			for old := most.Load(); now > old && !most.CompareAndSwap(old, now); old = most.Load() {
			}
			defer under.Add(-1)
			return n * n
		},
		Tell: func(int) error { told++; return nil },
	}
	results, err := work.Run(t.Context(), items)
	require.NoError(t, err)
	assert.Len(t, results, 50)
	assert.Equal(t, 50, told)
	assert.LessOrEqual(t, most.Load(), int64(3))
	slices.Sort(results)
	assert.Equal(t, 49*49, results[49])

	full := errors.New("disk full")
	work.Tell = func(int) error { return full }
	results, err = work.Run(t.Context(), items)
	require.ErrorIs(t, err, full)
	assert.Len(t, results, 1, "the work ends with the first result that cannot be told")

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	results, err = work.Run(ctx, items)
	require.ErrorIs(t, err, context.Canceled)
	assert.Empty(t, results)
}
