package load

import (
	"go/ast"
	goimporter "go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const surfaceSource = `package p

import (
	"io"
	"strings"
)

const Long = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"

var Table map[string][]*row

type row struct{ next *row; kept cell ` + "`json:\"kept\"`" + ` }

func (r *row) grow(n int) { r.next = nil }

type cell [4]chan hidden

type hidden interface{ io.Reader; Own(b strings.Builder) alone }

type alone func()

type unused struct{ x int }

func Make[T interface{ ~int | ~string }](v T) Pair[T, *row] { return Pair[T, *row]{} }

type Pair[A, B any] struct { First A; Second B }

type Same = Pair[int, string]

func private() unused { return unused{} }
`

func surfaceFrom(t *testing.T, src string) *surface {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, 0)
	require.NoError(t, err)
	conf := types.Config{Importer: goimporter.ForCompiler(fset, "source", nil)}
	pkg, err := conf.Check("example.test/p", fset, []*ast.File{f}, nil)
	require.NoError(t, err)
	return surfaceOf(pkg)
}

func TestSurfaceHoldsWhatImportersReach(t *testing.T) {
	s := surfaceFrom(t, surfaceSource)
	assert.Len(t, s.objects, 3, "Long, Make and Table")
	assert.Len(t, s.shapes, 6, "all types but unused: %v", s.shapes)
	assert.Contains(t, s.shapes[5], "grow(n int)", "methods count, exported or not")
	assert.Equal(t, []string{"io", "strings"}, slices.Sorted(maps.Keys(s.shapesName)))
	assert.Empty(t, s.objectsName)
}

func TestSurfaceChangesWithWhatImportersSee(t *testing.T) {
	base := surfaceFrom(t, surfaceSource)
	edit := func(old, to string) *surface {
		require.Contains(t, surfaceSource, old)
		i := strings.Index(surfaceSource, old)
		return surfaceFrom(t, surfaceSource[:i]+to+surfaceSource[i+len(old):])
	}
	for _, same := range [][2]string{
		{"func private()", "func more() {}\n\nfunc private()"}, {"{ x int }", "{ x, y int }"}, {"r.next = nil", "r.next = r"}, {"import (", "\n\nimport ("},
	} {
		s := edit(same[0], same[1])
		assert.Equal(t, base.objects, s.objects, "%v", same)
		assert.Equal(t, base.shapes, s.shapes, "%v", same)
	}
	for _, change := range [][2]string{{"next *row;", "next **row;"}, {"json:", "yaml:"}, {"grow(n int)", "grow(n uint)"}, {"[4]chan", "[5]chan"}, {"alone func()", "alone func(int)"}, {"First A", "First B"}} {
		s := edit(change[0], change[1])
		assert.Equal(t, base.objects, s.objects, "%v", change)
		assert.NotEqual(t, base.shapes, s.shapes, "%v", change)
	}
	for _, change := range [][2]string{{"6789\"", "6780\""}, {"map[string][]", "map[int][]"}, {"~int |", "~uint |"}} {
		s := edit(change[0], change[1])
		assert.NotEqual(t, base.objects, s.objects, "%v", change)
		assert.Equal(t, base.shapes, s.shapes, "%v", change)
	}
}
