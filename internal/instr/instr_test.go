package instr_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// build is the SSA form of package p with what src declares.
func build(t *testing.T, src string) *ssa.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", "package p\n"+src, parser.SkipObjectResolution)
	require.NoError(t, err)
	pkg, _, err := ssautil.BuildPackage(&types.Config{Importer: importer.ForCompiler(fset, "source", nil)}, fset, types.NewPackage("example.com/p", "p"), []*ast.File{f}, 0)
	require.NoError(t, err)
	return pkg
}

// calls are the calls of a function by the name of what they call, in order.
func calls(f *ssa.Function) map[string]*ssa.Call {
	out := map[string]*ssa.Call{}
	for _, b := range f.Blocks {
		for _, in := range b.Instrs {
			if c, ok := in.(*ssa.Call); ok && c.Call.StaticCallee() != nil {
				out[c.Call.StaticCallee().Name()] = c
			}
		}
	}
	return out
}

func TestNamesOfTypesAndFunctions(t *testing.T) {
	pkg := build(t, `
type T[K comparable] struct{ in struct{ n int } }

func (t *T[K]) M() func() { return func() {} }

var of T[string]

func F() {}
`)
	scope := pkg.Pkg.Scope()
	of := scope.Lookup("of").Type()
	assert.Equal(t, "example.com/p.T", instr.TypeKey(of))
	assert.Equal(t, "example.com/p.T", instr.TypeKey(types.NewPointer(of)), "a pointer is known as what it points to")
	assert.Empty(t, instr.TypeKey(types.Typ[types.Int]), "predeclared types have no key")
	assert.Equal(t, "example.com/p.T.in", instr.FieldKey(of, 0, nil))
	inner := of.Underlying().(*types.Struct).Field(0).Type()
	assert.Equal(t, "example.com/p.T.in.n", instr.FieldKey(inner, 0, &facts.Term{Op: facts.OpField, Text: "example.com/p.T.in"}))
	f := pkg.Func("F")
	assert.Equal(t, "example.com/p.F", instr.ID(f))
	assert.Equal(t, "F", instr.Display(f))
	m := pkg.Prog.FuncValue(scope.Lookup("T").Type().(*types.Named).Method(0))
	assert.Equal(t, "(*example.com/p.T).M", instr.ID(m), "without type parameters")
	assert.Equal(t, "(*T).M", instr.Display(m.AnonFuncs[0]), "a closure is known by who has it")
	assert.Equal(t, "example.com/p.T.M.x", instr.LocalKey(m, "x"))
	assert.True(t, instr.IsStandardPath("net/http"))
	assert.False(t, instr.IsStandardPath("example.com/p"))
}

func TestWaysOfControl(t *testing.T) {
	pkg := build(t, `
func a(); func b(); func c(); func d()

func f(ok bool) {
	a()
	if ok {
		b()
		return
	}
	c()
	for {
		d()
	}
}
`)
	at := calls(pkg.Func("f"))
	way := func(from, to string) bool { return instr.Way{From: at[from], To: at[to]}.Exists() }
	assert.True(t, way("a", "b"))
	assert.True(t, way("a", "d"))
	assert.False(t, way("b", "c"))
	assert.False(t, way("c", "a"))
	assert.True(t, way("d", "d"), "by another turn of the loop")
	assert.False(t, instr.Way{From: at["a"], To: at["d"], Stop: at["c"]}.Exists(), "all ways lead past c")
	byC := func(in ssa.Instruction) bool { return in == at["c"] }
	assert.True(t, instr.Way{From: at["a"], To: at["d"], By: byC}.Exists())
	assert.False(t, instr.Way{From: at["a"], To: at["b"], By: byC}.Exists())
}

func TestPartsAreCutFromArrays(t *testing.T) {
	pkg := build(t, `
import ("bytes"; "io"; "strings")

func take(any)

func f(r io.Reader) {
	all, _ := io.ReadAll(r)
	part(all[2:4])
	whole(all[:])
	key, _, _ := bytes.Cut(all, nil)
	cut(key)
	small(strings.Clone("x"))
}

func part([]byte); func whole([]byte); func cut([]byte); func small(string)
`)
	at := calls(pkg.Func("f"))
	for name, isCut := range map[string]bool{"part": true, "whole": false, "cut": true} {
		src, was := instr.CutFrom(at[name].Call.Args[0], 6)
		assert.Equal(t, isCut, was, name)
		require.NotNil(t, src, name)
		assert.True(t, instr.IsLargeSource(src), "%s: all that a stream holds", name)
	}
	src, _ := instr.CutFrom(at["small"].Call.Args[0], 6)
	assert.False(t, instr.IsLargeSource(src))
}
