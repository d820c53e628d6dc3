package checkout

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fakeTool makes this test binary behave as a tool, in the way that the
// variable's value names.
const fakeTool = "GROWTHLINT_FAKE_TOOL"

func TestMain(m *testing.M) {
	if way := os.Getenv(fakeTool); way != "" {
		os.Exit(runFakeTool(way))
	}
	os.Exit(m.Run())
}

func runFakeTool(way string) int {
	retried := os.Getenv("GOFLAGS") == "-mod=mod"
	switch {
	case way == "sleep":
		time.Sleep(time.Minute)
	case way == "crash", way == "list" && !retried:
		fmt.Fprintln(os.Stderr, strings.Repeat("x", 500)+"list: no sums")
		return 2
	case way == "errors" && !retried:
		fmt.Println(`{"findings": [], "errors": [{"kind": "list", "message": "no sums"}]}`)
	case way == "null":
		fmt.Println("null")
	default:
		fmt.Printf(`{"version": 1, "findings": [{"rule": "mapgrow", "function": %q, "message": %q}]}`,
			strings.Join(os.Args[1:], " "), os.Getenv("GOTOOLCHAIN")+" "+os.Getenv("CGO_ENABLED")+" "+os.Getenv("GOFLAGS"))
	}
	return 1
}

func TestToolRun(t *testing.T) {
	t.Setenv("GOFLAGS", "-mod=vendor")
	t.Setenv("CGO_ENABLED", "0")
	t.Setenv(fakeTool, "report")
	tool := Tool{Path: os.Args[0], Args: []string{"-all"}}
	out, err := tool.Run(t.Context(), t.TempDir(), "./a", "./b")
	require.NoError(t, err)
	require.Len(t, out.Report.Findings, 1)
	assert.Equal(t, "-all -format json -min-confidence low ./a ./b", out.Report.Findings[0].Function)
	assert.Equal(t, "local 0 ", out.Report.Findings[0].Message, "the user's flags do not count, the switch for cgo does")
}

func TestToolRunRetries(t *testing.T) {
	for _, way := range []string{"list", "errors"} {
		t.Setenv(fakeTool, way)
		out, err := Tool{Path: os.Args[0]}.Run(t.Context(), t.TempDir(), ".")
		require.NoError(t, err, way)
		require.Len(t, out.Report.Findings, 1, way)
		assert.Contains(t, out.Report.Findings[0].Message, "-mod=mod", way)
		assert.Empty(t, out.Report.Errors, "the second attempt counts alone")
	}
}

func TestToolRunWithoutReport(t *testing.T) {
	t.Setenv(fakeTool, "crash")
	out, err := Tool{Path: os.Args[0]}.Run(t.Context(), t.TempDir(), ".")
	require.ErrorContains(t, err, "wrote no report")
	assert.Len(t, out.Stderr, stderrTail)
	assert.True(t, strings.HasSuffix(out.Stderr, "list: no sums"))

	t.Setenv(fakeTool, "null")
	_, err = Tool{Path: os.Args[0]}.Run(t.Context(), t.TempDir(), ".")
	require.ErrorContains(t, err, "wrote no report")

	t.Setenv(fakeTool, "sleep")
	start := time.Now()
	_, err = Tool{Path: os.Args[0], Timeout: 200 * time.Millisecond}.Run(t.Context(), t.TempDir(), ".")
	require.ErrorIs(t, err, ErrTimeout)
	assert.Less(t, time.Since(start), 20*time.Second, "a timeout is not tried again")

	_, err = Tool{Path: filepath.Join(t.TempDir(), "none")}.Run(t.Context(), t.TempDir(), ".")
	assert.Error(t, err)
}

func TestStamp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tool")
	require.NoError(t, os.WriteFile(path, []byte("one"), 0o755))
	stamp := func(args ...string) string {
		s, err := Tool{Path: path, Args: args}.Stamp()
		require.NoError(t, err)
		return s
	}
	one := stamp()
	assert.Len(t, one, 12)
	assert.Equal(t, one, stamp())
	assert.NotEqual(t, one, stamp("-all"))
	require.NoError(t, os.WriteFile(path, []byte("two"), 0o755))
	assert.NotEqual(t, one, stamp())
	_, err := Tool{Path: path + "s"}.Stamp()
	assert.Error(t, err)
}

func TestBuild(t *testing.T) {
	dir := t.TempDir()
	src := filepath.Join(dir, "src")
	require.NoError(t, os.MkdirAll(src, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(src, "go.mod"), []byte("module example.com/x\n\ngo 1.26\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(src, "main.go"), []byte("package main\n\nfunc main() { println(1) }\n"), 0o644))
	t.Chdir(src)
	path, err := Build(t.Context(), ".", dir, "x")
	require.NoError(t, err)
	assert.FileExists(t, path)
	_, err = Build(t.Context(), "./none", dir, "x")
	assert.ErrorContains(t, err, "could not build ./none")
}

func TestLevels(t *testing.T) {
	for level := Low; level <= High; level++ {
		assert.Equal(t, level, Level(LevelName(level)))
	}
	assert.Equal(t, Medium, Level(""), "a tool that states no confidence is taken as medium")
	assert.Equal(t, "none", LevelName(Absent))
}
