package load_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/load"
)

// TestNothingToAnalyseHasItsCause asks for what exists but is left out.
func TestNothingToAnalyseHasItsCause(t *testing.T) {
	const mod = "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n"
	const usesC = "-- a.go --\npackage app\n\nimport \"C\"\n"
	for name, test := range map[string]struct {
		archive, pattern string
		env              []string
		says             string
	}{
		"constraints":       {mod + "-- a.go --\n//go:build never\n\npackage app\n", "./...", nil, "build constraints exclude all Go files in DIR; choose other build tags with -tags, or another GOOS or GOARCH"},
		"constraints below": {mod + "-- a/b/a_plan9.go --\npackage b\n-- a/b/b_js.go --\npackage b\n", "./a/...", nil, "build constraints exclude all Go files in DIR/a/b; choose other build tags with -tags, or another GOOS or GOARCH (2 files in all)"},
		"cgo is off":        {mod + usesC, "./...", []string{"CGO_ENABLED=0"}, `build constraints exclude all Go files in DIR: those that the constraints allow import "C", and cgo is off; set CGO_ENABLED=1, with a C compiler installed`},
		"cgo is off here":   {mod + usesC, ".", []string{"CGO_ENABLED=0"}, `import "C", and cgo is off; set CGO_ENABLED=1`},
		"nothing":           {mod + "-- testdata/a.go --\npackage app\n-- _b/b.go --\npackage b\n-- c/go.mod --\nmodule c\n-- c/c.go --\npackage c\n", "./...", nil, "no package lies there"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := write(t, test.archive)
			_, _, err := run(t, load.Options{Dir: dir, Patterns: []string{test.pattern}, Env: environ(append(test.env, "GOOS=linux", "GOARCH=amd64")...)})
			var usage *load.UsageError
			require.ErrorAs(t, err, &usage)
			assert.Contains(t, filepath.ToSlash(usage.Text), within(dir, test.says))
		})
	}
}

// within puts a directory in the place of DIR.
func within(dir, text string) string {
	return strings.ReplaceAll(text, "DIR", filepath.ToSlash(dir))
}

func TestImportOfWhatIsLeftOutHasItsMend(t *testing.T) {
	dir := write(t, "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n-- a.go --\npackage app\n\nimport _ \"example.com/app/b\"\n-- b/b.go --\npackage b\n\nimport \"C\"\n")
	res, _, err := run(t, load.Options{Dir: dir, Patterns: []string{"."}, Env: environ("CGO_ENABLED=0")})
	require.NoError(t, err)
	lines := told(dir, res.Troubles)
	require.Len(t, lines, 1)
	assert.Contains(t, lines[0], "a.go:3:10: list example.com/app: build constraints exclude all Go files in ")
	assert.Contains(t, lines[0], "cgo is off; set CGO_ENABLED=1")
}

func TestFilesLeftOutWithoutCgoAreNoted(t *testing.T) {
	dir := write(t, "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n-- a.go --\npackage app\n-- c.go --\npackage app\n\nimport \"C\"\n-- never.go --\n//go:build never\n\npackage app\n\nimport \"C\"\n")
	res, _, err := run(t, load.Options{Dir: dir, Env: environ("CGO_ENABLED=0")})
	require.NoError(t, err)
	assert.Equal(t, []string{`c.go:0:0: note limit example.com/app: cgo is off, and this file, which imports "C", is left out; set CGO_ENABLED=1, with a C compiler installed`}, told(dir, res.Troubles))
}

func TestDriversThatFail(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("scripts are not run there")
	}
	dir := write(t, "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n-- a.go --\npackage app\n-- junk --\n#!/bin/sh\necho hello\n-- fails --\n#!/bin/sh\necho boom >&2\nexit 3\n-- empty --\n#!/bin/sh\necho '{}'\n")
	for name, says := range map[string]string{
		"missing": "no such file or directory; mend it", "junk": "its answer is no JSON", "fails": "boom; mend it", "empty": "knows no package for ./...; name targets",
	} {
		driver := filepath.Join(dir, name)
		if name != "missing" {
			require.NoError(t, os.Chmod(driver, 0o755))
		}
		_, _, err := run(t, load.Options{Dir: dir, Env: environ("GOPACKAGESDRIVER=" + driver)})
		var usage *load.UsageError
		require.ErrorAs(t, err, &usage, name)
		assert.Contains(t, usage.Text, "the driver GOPACKAGESDRIVER="+driver, name)
		assert.Contains(t, usage.Text, says, name)
		assert.Contains(t, usage.Text, "GOPACKAGESDRIVER=off", name)
	}
}

func TestLineDirectivesDoNotMoveTroubles(t *testing.T) {
	dir := write(t, "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n-- a.go --\npackage app\n\n//line /etc/passwd:400\nfunc A( {\n\nfunc B() {}\n-- b/b.go --\npackage b\n\n//line gram.y:7\nfunc B() int { return \"\" }\n")
	res, _, err := run(t, load.Options{Dir: dir})
	require.NoError(t, err)
	lines := told(dir, res.Troubles)
	require.Len(t, lines, 2)
	assert.Contains(t, lines[0], "a.go:4:9: parse example.com/app: ")
	assert.Contains(t, lines[1], "b/b.go:4:23: type example.com/app/b: ")
}

func TestInstantiationCycleIsExplained(t *testing.T) {
	dir := write(t, "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n-- a.go --\npackage app\n\ntype T[P any] struct{ f *T[[]P] }\n")
	res, _, err := run(t, load.Options{Dir: dir})
	require.NoError(t, err)
	assert.Equal(t, []string{"a.go:3:8: type example.com/app: instantiation cycle: P instantiated as []P (line 3); each step makes a new type without end: let the recursion use the type parameters as they are"}, told(dir, res.Troubles))
}
