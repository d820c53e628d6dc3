package load_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/packages"

	"github.com/growthlint/growthlint/internal/load"
)

// fakeDriver is a driver for a build system that has one answer.
const fakeDriver = `
-- go.mod --
module example.com/driver

go 1.24
-- main.go --
package main

import (
	"encoding/json"
	"io"
	"os"
)

func main() {
	var request map[string]any
	if err := json.NewDecoder(os.Stdin).Decode(&request); err != nil {
		panic(err)
	}
	record, _ := json.Marshal(map[string]any{"request": request, "patterns": os.Args[1:]})
	if err := os.WriteFile(os.Getenv("FAKE_RECORD"), record, 0o644); err != nil {
		panic(err)
	}
	answer, err := os.Open(os.Getenv("FAKE_ANSWER"))
	if err != nil {
		panic(err)
	}
	_, _ = io.Copy(os.Stdout, answer)
}
`

func buildDriver(t *testing.T) string {
	t.Helper()
	dir := write(t, fakeDriver)
	bin := filepath.Join(dir, "driver")
	if runtime.GOOS == "windows" {
		bin += ".exe"
	}
	build := exec.Command("go", "build", "-o", bin, ".")
	build.Dir, build.Env = dir, environ("GOFLAGS=-buildvcs=false")
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))
	return bin
}

// TestLoadDriver loads from a tree without go.mod, where the go command would
// find nothing, what an external driver says is there.
func TestLoadDriver(t *testing.T) {
	driver := buildDriver(t)
	dir := write(t, `
-- src/app/app.go --
package app

import "company/lib"

var m = map[string]lib.T{}

func Put(k string) { m[k] = lib.T{} }
-- src/app/other.go --
package app

this file is not compiled
-- src/lib/lib.go --
package lib

import "unsafe"

type T struct{ p unsafe.Pointer }

func broken() { return 1 }
`)
	file := func(name string) string { return filepath.Join(dir, "src", filepath.FromSlash(name)) }
	answer := map[string]any{
		"Compiler": "gc", "Arch": "386", "Roots": []string{"//src/app:app"},
		"Packages": []*packages.Package{
			{ID: "//src/app:app", Name: "app", PkgPath: "company/app", GoFiles: []string{file("app/app.go"), file("app/other.go")},
				CompiledGoFiles: []string{file("app/app.go")}, Imports: map[string]*packages.Package{"company/lib": {ID: "//src/lib:lib"}}},
			{ID: "//src/lib:lib", Name: "lib", PkgPath: "company/lib", GoFiles: []string{file("lib/lib.go")},
				Imports: map[string]*packages.Package{"unsafe": {ID: "unsafe"}}},
			{ID: "unsafe", Name: "unsafe", PkgPath: "unsafe"},
		},
	}
	text, err := json.Marshal(answer)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "answer.json"), text, 0o644))
	record := filepath.Join(dir, "record.json")

	var got *load.Package
	res, err := load.Load(t.Context(), load.Options{
		Dir: dir, Patterns: []string{"//src/...", "src/app/app.go"}, Tags: "a", Tests: true,
		Env: environ("GOPACKAGESDRIVER="+driver, "FAKE_ANSWER="+filepath.Join(dir, "answer.json"), "FAKE_RECORD="+record),
	}, func(p *load.Package) error {
		got = p
		return nil
	})
	require.NoError(t, err)
	assert.Empty(t, res.Troubles)
	assert.Equal(t, []int{1, 1, 3}, []int{res.Matched, res.InScope, res.Total})
	require.NotNil(t, got)
	assert.Equal(t, "company/app", got.PkgPath)
	assert.Equal(t, filepath.Dir(file("app/app.go")), got.Dir)
	assert.Equal(t, []string{file("app/app.go")}, got.Filenames)
	assert.Nil(t, got.Module)
	assert.EqualValues(t, 4, got.Sizes.Sizeof(got.Types.Scope().Lookup("m").Type()), "a pointer on 386")

	var asked struct {
		Request  packages.DriverRequest `json:"request"`
		Patterns []string               `json:"patterns"`
	}
	text, err = os.ReadFile(record)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &asked))
	assert.Equal(t, []string{"//src/...", "file=" + file("app/app.go")}, asked.Patterns)
	assert.Equal(t, []string{"-tags=a"}, asked.Request.BuildFlags)
	assert.True(t, asked.Request.Tests)
}

// TestLoadDriverDeclines falls back to the go command.
func TestLoadDriverDeclines(t *testing.T) {
	driver := buildDriver(t)
	dir := write(t, app)
	answer := filepath.Join(t.TempDir(), "answer.json")
	require.NoError(t, os.WriteFile(answer, []byte(`{"NotHandled": true}`), 0o644))
	res, s, err := run(t, load.Options{Dir: dir,
		Env: environ("GOPACKAGESDRIVER="+driver, "FAKE_ANSWER="+answer, "FAKE_RECORD="+filepath.Join(t.TempDir(), "r"))})
	require.NoError(t, err)
	assert.Empty(t, told(dir, res.Troubles))
	assert.Len(t, s.lines, 4)
}
