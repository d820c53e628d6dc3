package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMeasure measures over the smaller example and leaves the file as it was.
func TestMeasure(t *testing.T) {
	dir := t.TempDir()
	tool := filepath.Join(dir, "growthlint")
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	out, err := exec.Command("go", "build", "-o", tool, "../../cmd/growthlint").CombinedOutput()
	require.NoError(t, err, "%s", out)
	module := filepath.Join(dir, "visits")
	require.NoError(t, os.CopyFS(module, os.DirFS("../../examples/visits")))
	file := filepath.Join(module, "main.go")
	before, err := os.ReadFile(file)
	require.NoError(t, err)

	t.Setenv("GROWTHLINT_CACHE", filepath.Join(dir, "cache"))
	t.Setenv("GOWORK", "off")
	var stdout, stderr bytes.Buffer
	require.NoError(t, run(context.Background(), []string{"-file", file, "-tool", tool, "-edit", "-saves", "2"}, &stdout, &stderr), "%s", &stderr)
	assert.Regexp(t, `^open: \d+\.\d\d s, findings in 1 files\n(save: \d+\.\d\d s, findings in 1 files\n){2}$`, stdout.String())
	after, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))

	assert.Error(t, run(context.Background(), nil, &stdout, &stderr))
}
