package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAnswerHasFindingsAndDigests runs on a module of two packages, of which one hands
// something to the other.
func TestAnswerHasFindingsAndDigests(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	write("go.mod", "module example.com/seen\n\ngo 1.26\n")
	write("book/book.go", "package book\n\nvar pages = map[string]int{}\n\nfunc Write(name string) { pages[name]++ }\n\nfunc Put(m map[string]int, name string) { m[name] = 1 }\n")
	write("main.go", "package main\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/seen/book\"\n)\n\nfunc main() {\n\thttp.HandleFunc(\"/\", func(_ http.ResponseWriter, r *http.Request) { book.Write(r.URL.Path) })\n\t_ = http.ListenAndServe(\"\", nil)\n}\n")
	out := filepath.Join(t.TempDir(), "answer")
	require.NoError(t, run(context.Background(), []string{"-only", "-out", out, dir}))
	first, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Contains(t, string(first), `"rule": "mapgrow"`)
	assert.Contains(t, string(first), `"seconds": 0`)
	assert.Regexp(t, `(?m)^example\.com/seen/book [0-9a-f]+$`, string(first))
	require.NoError(t, run(context.Background(), []string{"-only", "-out", out, dir}))
	second, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Equal(t, string(first), string(second))
}

func TestOracleNamesWhatIsMissing(t *testing.T) {
	require.ErrorContains(t, run(context.Background(), nil), "-out FILE is missing")
	err := run(context.Background(), []string{"-only", "-out", filepath.Join(t.TempDir(), "x"), filepath.Join(t.TempDir(), "gone")})
	require.ErrorContains(t, err, "gone")
}
