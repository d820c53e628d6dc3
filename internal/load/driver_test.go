package load_test

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
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

// TestLoadDriverCgo reads what a driver has had cgo make of a file, as if the author had
// written it. Everything that moves is in it: names, parentheses, comments, two places on a
// line, a closure in the place of a call, whose name lies where the call ends.
func TestLoadDriverCgo(t *testing.T) {
	driver := buildDriver(t)
	const author = "// Package app calls C.\npackage app\n\n// int f(int);\nimport \"C\"\n\nvar m = map[C.int]int{} // kept\n\nfunc Put(k int, p *int) {\n\tm[C.f(C.int(k))]++; m[C.K] = 1 // counted\n\tC.g(\n\t\tp,\n\t)\n\tm[1] = 2\n}\n"
	const made = "// Code generated by cmd/cgo; DO NOT EDIT.\n\n//line elsewhere/app/app.go:1:1\n// Package app calls C.\npackage app\n\n// int f(int);\nimport _ \"unsafe\"\n\nvar m = map[ /*line :7:13*/_Ctype_int /*line :7:18*/]int{} // kept\n\nfunc Put(k int, p *int) {\n\tm[( /*line :10:4*/_Cfunc_f /*line :10:6*/)( /*line :10:8*/_Ctype_int /*line :10:13*/(k))]++; m[( /*line :10:24*/_Ciconst_K /*line :10:26*/)] = 1 // counted\n\tfunc() { _cgo0 := /*line :12:3*/p; /*line :13:3*/_Cfunc_g(_cgo0); }()\n\tm[1] = 2\n}\n"
	const own = "// Code generated by cmd/cgo; DO NOT EDIT.\n\npackage app\n\ntype _Ctype_int int32\n\nconst _Ciconst_K = 7\n\nfunc _Cfunc_f(_Ctype_int) _Ctype_int { return 0 }\n\nfunc _Cfunc_g(*int) {}\n"
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return path
	}
	source := file("src/app/app.go", author)
	text, err := json.Marshal(map[string]any{
		"Compiler": "gc", "Arch": "amd64", "Roots": []string{"//src/app:app"},
		"Packages": []*packages.Package{
			{ID: "//src/app:app", Name: "app", PkgPath: "company/app", GoFiles: []string{source},
				CompiledGoFiles: []string{file("out/_cgo_gotypes.go", own), file("out/app.cgo1.go", made)}},
		},
	})
	require.NoError(t, err)
	visited := 0
	res, err := load.Load(t.Context(), load.Options{
		Dir: dir, Patterns: []string{"//src/..."},
		Env: environ("GOPACKAGESDRIVER="+driver, "FAKE_ANSWER="+file("answer.json", string(text)), "FAKE_RECORD="+filepath.Join(dir, "record.json")),
	}, func(p *load.Package) error {
		visited++
		require.Len(t, p.Files, 2)
		assert.Equal(t, source, p.Filenames[1])
		assertAsWritten(t, p.Fset, p.Files[1], author)
		return nil
	})
	require.NoError(t, err)
	assert.Empty(t, res.Troubles)
	assert.Equal(t, 1, visited)
}

// assertAsWritten asserts that the names and comments of a file stand in the author's text
// at the places that they have.
func assertAsWritten(t *testing.T, fset *token.FileSet, f *ast.File, text string) {
	t.Helper()
	assert.False(t, ast.IsGenerated(f), "what the author wrote is his")
	at := func(p token.Pos) int { return fset.PositionFor(p, false).Offset }
	var names, comments []string
	ast.Inspect(f, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && !strings.HasPrefix(id.Name, "_cgo") && id.Name != "C.g" {
			names = append(names, id.Name)
			assert.True(t, strings.HasPrefix(text[at(id.Pos()):], id.Name), "%s is not at %s", id.Name, fset.PositionFor(id.Pos(), false))
		}
		return true
	})
	for _, g := range f.Comments {
		for _, c := range g.List {
			comments = append(comments, c.Text)
			assert.True(t, strings.HasPrefix(text[at(c.Pos()):], c.Text), "%s is not at %s", c.Text, fset.PositionFor(c.Pos(), false))
		}
	}
	assert.Equal(t, []string{"// Package app calls C.", "// int f(int);", "// kept", "// counted"}, comments)
	assert.Contains(t, names, "C.K")
	assert.Contains(t, names, "C.f")
	assert.Equal(t, `"C"`, f.Imports[0].Path.Value)
	assert.Equal(t, len(text), at(f.FileEnd))
}
