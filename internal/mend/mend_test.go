package mend_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/mend"
)

const head = "package p\n\nimport (\n\t\"io\"\n\t\"net\"\n)\n\nvar _, _ = io.EOF, net.Dial\n\n"

// standard imports the standard library, each package once.
var standard = sync.OnceValue(func() types.Importer { return importer.ForCompiler(token.NewFileSet(), "source", nil) })

// mended is a package of one file, what mends it and its function f.
func mended(t *testing.T, src string) (*mend.Mender, *ssa.Function) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", head+src, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(t, err)
	pkg, info, err := ssautil.BuildPackage(&types.Config{Importer: standard()}, fset, types.NewPackage("example.com/p", "p"), []*ast.File{file}, 0)
	require.NoError(t, err)
	f := pkg.Func("f")
	m := mend.New(mend.Input{
		Fset: fset, Files: []*ast.File{file}, Types: pkg.Pkg, Info: info,
		Functions: func() []*ssa.Function { return []*ssa.Function{f} }, File: func(token.Pos) int { return 0 },
	})
	return m, f
}

// texts are what is put in, in order.
func texts(list []facts.Insertion) []string {
	var out []string
	for _, in := range list {
		out = append(out, strings.TrimSpace(in.Text))
	}
	return out
}

// A release is put behind the check of the error, where only this activation has the thing.
func TestReleasing(t *testing.T) {
	for name, tt := range map[string]struct {
		src  string
		want []string
	}{
		"a connection":       {"func f() error {\n\tc, err := net.Dial(\"tcp\", \"a:1\")\n\tif err != nil {\n\t\treturn err\n\t}\n\t_, err = c.Write(nil)\n\treturn err\n}\n", []string{"defer c.Close()"}},
		"without a check":    {"func f() error {\n\tc, err := net.Dial(\"tcp\", \"a:1\")\n\t_, _ = c.Write(nil)\n\treturn err\n}\n", nil},
		"one that is kept":   {"var kept net.Conn\n\nfunc f() error {\n\tc, err := net.Dial(\"tcp\", \"a:1\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tkept = c\n\treturn nil\n}\n", nil},
		"one that is lent":   {"func use(net.Conn)\n\nfunc f() error {\n\tc, err := net.Dial(\"tcp\", \"a:1\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(c)\n\treturn nil\n}\n", nil},
		"without a return":   {"func f() {\n\tc, err := net.Dial(\"tcp\", \"a:1\")\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\tfor {\n\t\t_, _ = c.Write(nil)\n\t}\n}\n", nil},
		"around by a reader": {"func f() error {\n\tc, err := net.Dial(\"tcp\", \"a:1\")\n\tif err != nil {\n\t\treturn err\n\t}\n\t_, err = io.ReadAll(c)\n\treturn err\n}\n", []string{"defer c.Close()"}},
	} {
		t.Run(name, func(t *testing.T) {
			m, f := mended(t, tt.src)
			var got []facts.Insertion
			for _, b := range f.Blocks {
				for _, in := range b.Instrs {
					if x, ok := in.(*ssa.Extract); ok && x.Index == 0 && types.TypeString(x.Type(), nil) == "net.Conn" {
						got = m.Releasing(x.Tuple.(*ssa.Call), x)
					}
				}
			}
			assert.Equal(t, tt.want, texts(got))
		})
	}
}

// A delete is listed where another one can stand beside it.
func TestRemovals(t *testing.T) {
	m, _ := mended(t, `type s struct{ m map[string]int }

func key() string { return "" }

func f(x *s, k string) {
	delete(x.m, k)
	defer delete(x.m, k)
	delete(x.m, key())
	if k == "" { delete(x.m, k) }
	delete(map[string]int{}, k)
}
`)
	list := m.Removals()
	require.Len(t, list, 2, "alone on a line, of a field, under a key that can be written once more")
	assert.Equal(t, facts.Removal{Pos: list[0].Pos, Holder: "x", Key: "k"}, list[0])
	assert.True(t, list[1].Deferred)
}

// What is cut off is emptied first, where nobody else can still read it.
func TestClearing(t *testing.T) {
	for name, tt := range map[string]struct {
		src  string
		want []string
	}{
		"a popped slot":     {"type s struct{ list []*int }\n\nfunc f(x *s) {\n\tx.list = x.list[1:]\n}\n", []string{"x.list[0] = nil"}},
		"several":           {"type s struct{ list []*int }\n\nfunc f(x *s, n int) {\n\tx.list = x.list[n:]\n}\n", []string{"clear(x.list[:n])"}},
		"one that is shown": {"type s struct{ list []*int }\n\nfunc f(x *s) []*int {\n\tx.list = x.list[1:]\n\treturn x.list\n}\n", nil},
		"an open field":     {"type S struct{ List []*int }\n\nfunc f(x *S) {\n\tx.List = x.List[1:]\n}\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			m, f := mended(t, tt.src)
			var got []facts.Insertion
			for _, b := range f.Blocks {
				for _, in := range b.Instrs {
					if st, ok := in.(*ssa.Store); ok {
						got = m.Clearing(st)
					}
				}
			}
			assert.Equal(t, tt.want, texts(got))
		})
	}
}
