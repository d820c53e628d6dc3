package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// illTyped are functions that the ssa builder cannot build: each must be left out alone.
func illTyped() map[string]string {
	return map[string]string{
		"twice.go":    "package p\n\nfunc f(a int, a string) {}\n",
		"result.go":   "package p\n\nfunc f(a int) (a string) { return a }\n",
		"receiver.go": "package p\n\ntype T int\n\nfunc (t T) f(t int) {}\n",
		"range.go":    "package p\n\ntype T struct{}\n\nfunc (T) m() {}\n\nfunc f(t T) {\n\tfor range t.m {\n\t}\n\tfor range t {\n\t}\n}\n",
		"core.go":     "package p\n\nfunc f[T int | []int](x T) {\n\tfor range x {\n\t}\n}\n",
		"sound.go":    "package p\n\nvar m = map[string]int{}\n\nfunc F(k string) { m[k]++ }\n",
	}
}

func TestOddFilesNeedNoExcuse(t *testing.T) {
	tool := filepath.Join(t.TempDir(), "growthlint")
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	out, err := exec.Command("go", "build", "-o", tool, "../../cmd/growthlint").CombinedOutput()
	require.NoError(t, err, string(out))
	dir := t.TempDir()
	for name, text := range illTyped() {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	require.NoError(t, run(tool, true, []string{dir}))

	dirs, err := ofToolchain()
	require.NoError(t, err)
	sample := filepath.Join(dirs[1], "fixedbugs")
	if _, err := os.Stat(sample); err != nil {
		t.Skip("the Go distribution here has no test data")
	}
	require.NoError(t, run(tool, false, []string{sample}))
}

func TestDefectsOfTheToolAreTold(t *testing.T) {
	r, err := read([]byte(`{"findings": [{}], "errors": [{"package": "p", "file": "a.go", "line": 3, "kind": "internal", "message": "nil map"}, {"kind": "type"}], "stats": {"packages": 2, "functions": 5}}`))
	require.NoError(t, err)
	assert.EqualError(t, r.fault(), "p: a.go:3: nil map")
	assert.Equal(t, "2 packages and 5 functions analysed, 1 findings\n1 errors of kind internal\n1 errors of kind type\n", r.String())
	r, err = read([]byte(`{}`))
	require.NoError(t, err)
	assert.EqualError(t, r.fault(), "no package was analysed")
	_, err = read([]byte("x"))
	assert.ErrorContains(t, err, "no JSON")
	assert.Error(t, run(filepath.Join(t.TempDir(), "none"), false, []string{t.TempDir()}))
}

func TestTimesAreNoDifference(t *testing.T) {
	one, other := "a\n\"seconds\": 1\n}\n", "a\n\"seconds\": 2.5\n}\n"
	assert.Equal(t, string(withoutTimes([]byte(one))), string(withoutTimes([]byte(other))))
	assert.NotEqual(t, string(withoutTimes([]byte(one))), string(withoutTimes([]byte("b\n}\n"))))
}
