package load_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/load"
)

func TestLoadBroken(t *testing.T) {
	const mod = "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n"
	tests := []struct {
		name, archive string
		patterns      []string
		told          []string
		// funcs and skip are of package example.com/app.
		funcs, skip []string
		packages    []string
	}{
		{
			name: "syntax error",
			archive: mod + "-- a.go --\npackage app\n\nfunc A() { x := }\n\nfunc B() { lost() }\n\nfunc C() {}\n" +
				"-- b/b.go --\npackage b\n",
			told:     []string{"a.go:3:17: parse example.com/app: expected operand, found '}'"},
			funcs:    []string{"C"},
			skip:     []string{"B"},
			packages: []string{"example.com/app, ill-typed", "example.com/app/b"},
		},
		{
			name:     "brace missing at the end",
			archive:  mod + "-- a.go --\npackage app\n\nfunc A() {\n\tif true {\n}\n\nfunc B() {}\n\nfunc C() { x = }\n\nfunc D() {}\n",
			told:     []string{"a.go:7:6: parse example.com/app: expected '(', found B", "a.go:9:16: parse example.com/app: expected operand, found '}'"},
			funcs:    []string{"B", "D"},
			packages: []string{"example.com/app, ill-typed"},
		},
		{
			name:     "type errors",
			archive:  mod + "-- a.go --\npackage app\n\nvar m = map[string]int{}\n\nvar n int = \"a\"\n\nfunc A() { m[1] = 2 }\n\nfunc B() { m[\"a\"] = 2 }\n",
			told:     []string{`a.go:5:13: type example.com/app: cannot use "a" (untyped string constant) as int value in variable declaration`, "a.go:7:14: type example.com/app: cannot use 1 (untyped int constant) as string value in map index"},
			funcs:    []string{"B"},
			skip:     []string{"A"},
			packages: []string{"example.com/app, ill-typed"},
		},
		{
			name:     "declared twice",
			archive:  mod + "-- a.go --\npackage app\n\nfunc A() {}\n\nfunc A() { B() }\n\ntype T int\ntype T string\n\nfunc B() {}\n",
			told:     []string{"a.go:5:6: type example.com/app: A redeclared in this block", "a.go:8:6: type example.com/app: T redeclared in this block"},
			funcs:    []string{"A", "B"},
			packages: []string{"example.com/app, ill-typed"},
		},
		{
			name:     "names declared twice in a signature",
			archive:  mod + "-- a.go --\npackage app\n\nfunc A(a, a int) int { return a }\n\nfunc B(b int) (b int) { return b }\n\nfunc C() {}\n",
			told:     []string{"a.go:3:11: type example.com/app: a redeclared in this block", "a.go:5:16: type example.com/app: b redeclared in this block"},
			funcs:    []string{"C"},
			skip:     []string{"A", "B"},
			packages: []string{"example.com/app, ill-typed"},
		},
		{
			name:     "unused variable and import",
			archive:  mod + "-- a.go --\npackage app\n\nimport \"fmt\"\n\nfunc A() { x := 1 }\n",
			told:     []string{`a.go:3:8: note type example.com/app: "fmt" imported and not used`, "a.go:5:12: note type example.com/app: declared and not used: x"},
			funcs:    []string{"A"},
			packages: []string{"example.com/app"},
		},
		{
			name: "missing dependency",
			archive: mod + "-- a.go --\npackage app\n\nimport \"example.com/lost\"\n\ntype T struct {\n\tc *lost.Client\n\tm map[string]int\n}\n\n" +
				"func (t *T) Add(k string) { t.m[k]++ }\n\nfunc (t *T) Send() { t.c.Send() }\n\nvar v = lost.New()\n" +
				"-- b/b.go --\npackage b\n\nimport _ \"example.com/lost\"\n",
			told:     []string{"a.go:3:8: list example.com/app: no required module provides package example.com/lost; to add it: go get example.com/lost"},
			funcs:    []string{"Add"},
			skip:     []string{"Send"},
			packages: []string{"example.com/app, ill-typed", "example.com/app/b, ill-typed"},
		},
		{
			name: "missing dependencies whose names are not their paths' ends",
			archive: mod + "-- a.go --\npackage app\n\nimport (\n\t\"example.com/go-lost\"\n\t\"example.com/gone/v2\"\n)\n\n" +
				"func A() { lost.Do(gone.Do()) }\n\nfunc B() {}\n",
			told: []string{
				"a.go:4:2: list example.com/app: no required module provides package example.com/go-lost; to add it: go get example.com/go-lost",
				"a.go:5:2: list example.com/app: no required module provides package example.com/gone/v2; to add it: go get example.com/gone/v2"},
			funcs:    []string{"B"},
			skip:     []string{"A"},
			packages: []string{"example.com/app, ill-typed"},
		},
		{
			name:     "many type errors",
			archive:  mod + "-- a.go --\npackage app\n\nfunc A() {\n" + strings.Repeat("\tlost()\n", 12) + "}\n\nfunc B() {}\n",
			told:     append(manyUndefined(9), "a.go:13:2: type example.com/app: undefined: lost (and 2 more type errors in this package)"),
			funcs:    []string{"B"},
			skip:     []string{"A"},
			packages: []string{"example.com/app, ill-typed"},
		},
		{
			name: "errors in a dependency out of scope",
			archive: "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n\nrequire example.com/lib v1.0.0\n\nreplace example.com/lib => ./lib\n" +
				"-- a.go --\npackage app\n\nimport \"example.com/lib\"\n\nfunc A() { lib.Get().Close() }\n\nfunc B() {}\n" +
				"-- lib/go.mod --\nmodule example.com/lib\n\ngo 1.24\n" +
				"-- lib/lib.go --\npackage lib\n\nfunc Get() missing { return nil }\n\nvar V unknown\n",
			told: []string{
				"a.go:5:1: type example.com/app: left out 1 functions, beginning with this one: they use what a dependency with errors does not provide",
				"lib/lib.go:3:12: note type example.com/lib: undefined: missing"},
			funcs:    []string{"B"},
			skip:     []string{"A"},
			packages: []string{"example.com/app, ill-typed"},
		},
		{
			name: "error in a dependency that is not matched",
			archive: mod + "-- a.go --\npackage app\n\nimport \"example.com/app/b\"\n\nfunc A() { b.B() }\n" +
				"-- b/b.go --\npackage b\n\nfunc B() {}\n\nfunc C() int { return \"c\" }\n",
			patterns: []string{"."},
			told:     []string{`b/b.go:5:23: note type example.com/app/b: cannot use "c" (untyped string constant) as int value in return statement`},
			funcs:    []string{"A"},
			packages: []string{"example.com/app, ill-typed", "example.com/app/b, unmatched, ill-typed"},
		},
		{
			name:     "two packages in a directory",
			archive:  mod + "-- a.go --\npackage app\n\nfunc A() {}\n-- b.go --\npackage other\n-- c/c.go --\npackage c\n",
			packages: []string{"example.com/app, ill-typed", "example.com/app/c"},
		},
		{
			name:     "import cycle",
			archive:  mod + "-- a.go --\npackage app\n\nimport \"example.com/app/b\"\n\nfunc A() { b.B() }\n-- b/b.go --\npackage b\n\nimport \"example.com/app\"\n\nfunc B() { app.A() }\n",
			packages: []string{"example.com/app, ill-typed", "example.com/app/b, ill-typed"},
		},
		{
			name:     "bad import line",
			archive:  mod + "-- a.go --\npackage app\n\nimport fmt\n\nfunc A() {}\n",
			told:     []string{"a.go:3:11: parse example.com/app: missing import path"},
			funcs:    []string{"A"},
			packages: []string{"example.com/app, ill-typed"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := write(t, tt.archive)
			res, s, err := run(t, load.Options{Dir: dir, Patterns: tt.patterns})
			require.NoError(t, err)
			assert.Equal(t, tt.packages, s.packages())
			lines := told(dir, res.Troubles)
			if tt.told != nil {
				assert.Equal(t, tt.told, lines)
				assert.Equal(t, tt.funcs, s.funcs["example.com/app"])
				assert.Equal(t, tt.skip, s.skip["example.com/app"])
			} else {
				assert.Len(t, lines, 1, "told once")
			}
			t.Log(strings.Join(lines, "\n"))
		})
	}
}

func manyUndefined(n int) []string {
	var lines []string
	for i := range n {
		lines = append(lines, fmt.Sprintf("a.go:%d:2: type example.com/app: undefined: lost", 4+i))
	}
	return lines
}

func TestLoadUsage(t *testing.T) {
	const mod = "-- go.mod --\nmodule example.com/app\n\ngo 1.24\n-- a.go --\npackage app\n-- w/w.go --\n//go:build never\n\npackage w\n-- a_test.go --\npackage app\n"
	tests := []struct {
		name, archive string
		patterns      []string
		env           []string
		// says must all be in the message.
		says []string
	}{
		{name: "no module", archive: "-- a.go --\npackage a\n", says: []string{"is in no module", "-C DIR"}},
		{name: "no module, file", archive: "-- a.go --\npackage a\n", patterns: []string{"a.go"}, says: []string{"is in no module"}},
		{name: "no such directory", archive: mod, patterns: []string{"./nowhere"}, says: []string{"pattern ./nowhere matches no package", "name an existing"}},
		{name: "no such file", archive: mod, patterns: []string{"no.go"}, says: []string{"no.go: there is no such file", "name an existing"}},
		{name: "no such file below", archive: mod, patterns: []string{"./w/no.go"}, says: []string{"./w/no.go: there is no such file"}},
		{name: "a path like a file", archive: mod, patterns: []string{"example.com/no.go"}, says: []string{"pattern example.com/no.go matches no package"}},
		{name: "no such tree", archive: mod, patterns: []string{"./nowhere/..."}, says: []string{"./nowhere/..."}},
		{name: "one tree of two", archive: mod + "-- b/c/c.go --\npackage c\n-- d/README --\n", patterns: []string{"./b/...", "./d/..."}, says: []string{"pattern ./d/... matches no package"}},
		{name: "no such import path", archive: mod, patterns: []string{".", "example.com/app/nowhere"}, says: []string{"pattern example.com/app/nowhere"}},
		{name: "nothing at all", archive: "-- go.mod --\nmodule example.com/app\n", says: []string{"./... matches no package"}},
		{name: "excluded", archive: mod, patterns: []string{"./w"}, says: []string{"build constraints exclude all", "-tags"}},
		{name: "excluded file", archive: mod + "-- v.go --\n//go:build never\n\npackage app\n", patterns: []string{"v.go"}, says: []string{"v.go is in no package", "-tags"}},
		{name: "test file", archive: mod, patterns: []string{"a_test.go"}, says: []string{"is a test file", "-tests"}},
		{name: "newer go line", archive: "-- go.mod --\nmodule example.com/app\n\ngo 1.999\n-- a.go --\npackage app\n", says: []string{"go.mod says go 1.999", "go install"}},
		{name: "bad go.mod", archive: "-- go.mod --\nmodul example.com/app\n-- a.go --\npackage app\n", says: []string{"cannot list the packages", "unknown directive"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := write(t, tt.archive)
			res, s, err := run(t, load.Options{Dir: dir, Patterns: tt.patterns, Env: environ(tt.env...)})
			var usage *load.UsageError
			require.ErrorAs(t, err, &usage)
			assert.Nil(t, res)
			assert.Empty(t, s.lines, "nothing is analysed")
			for _, text := range tt.says {
				assert.Contains(t, usage.Text, text)
			}
		})
	}
	_, _, err := run(t, load.Options{Dir: filepath.Join(t.TempDir(), "gone")})
	assert.ErrorContains(t, err, "is not a directory")
}

func TestLoadPanicIsTrouble(t *testing.T) {
	dir := write(t, app)
	var mu sync.Mutex
	visited := 0
	res, err := load.Load(t.Context(), load.Options{Dir: dir, Env: environ()}, func(p *load.Package) error {
		mu.Lock()
		defer mu.Unlock()
		visited++
		if p.PkgPath == "example.com/app/store/key" {
			var m map[string]int
			m["a"] = 1
		}
		return nil
	})
	require.NoError(t, err)
	assert.Equal(t, 4, visited)
	require.Len(t, res.Troubles, 1)
	got := res.Troubles[0]
	assert.Equal(t, finding.TroubleInternal, got.Kind)
	assert.Equal(t, "example.com/app/store/key", got.Package)
	assert.False(t, got.Note)
	assert.Contains(t, got.Message, "assignment to entry in nil map (at github.com/growthlint/growthlint/internal/load_test.TestLoadPanicIsTrouble.func1, broken_test.go:")
}

func TestLoadEnds(t *testing.T) {
	dir := write(t, app)
	stop := errors.New("stop")
	_, err := load.Load(t.Context(), load.Options{Dir: dir, Env: environ()}, func(*load.Package) error { return stop })
	assert.ErrorIs(t, err, stop)

	ctx, cancel := context.WithCancel(t.Context())
	_, err = load.Load(ctx, load.Options{Dir: dir, Env: environ()}, func(*load.Package) error { cancel(); return nil })
	assert.ErrorIs(t, err, context.Canceled)
	_, err = load.Load(ctx, load.Options{Dir: dir, Env: environ()}, func(*load.Package) error { return nil })
	assert.ErrorIs(t, err, context.Canceled)
}

func TestLoadProgress(t *testing.T) {
	var mu sync.Mutex
	last, total := 0, 0
	_, _, err := run(t, load.Options{Dir: write(t, app), Progress: func(done, all int) {
		mu.Lock()
		defer mu.Unlock()
		last, total = max(last, done), all
	}})
	require.NoError(t, err)
	assert.Positive(t, total)
	assert.Equal(t, total, last)
}

func TestLoadUnreadableFile(t *testing.T) {
	dir := write(t, app)
	require.NoError(t, os.Symlink(filepath.Join(dir, "gone.go"), filepath.Join(dir, "store", "link.go")))
	res, s, err := run(t, load.Options{Dir: dir})
	require.NoError(t, err)
	assert.Len(t, s.lines, 4)
	for _, tr := range res.Troubles {
		assert.Equal(t, "example.com/app/store", tr.Package)
	}
}
