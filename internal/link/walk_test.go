package link_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/link/linktest"
)

// Functions that call each other are reached in the same ways, whichever of them a walk
// comes to first.
func TestPlacesOfACycleHaveTheSameRoots(t *testing.T) {
	p := linktest.Program(t, `
import "net/http"

type store struct{ first, second, third map[string]int }

var s = &store{first: map[string]int{}, second: map[string]int{}, third: map[string]int{}}

func (s *store) a(k string) { s.first[k]++; s.b(k) }
func (s *store) b(k string) { s.second[k]++; s.c(k) }
func (s *store) c(k string) {
	s.third[k]++
	if len(k) > 1 {
		s.a(k[1:])
	}
}

func init() { s.a("seed") }

func Handle(w http.ResponseWriter, r *http.Request) { s.b(r.URL.Path) }
`)
	for _, name := range []string{"first", "second", "third"} {
		c := linktest.Container(t, p, "store."+name)
		require.Len(t, c.Grows, 1, name)
		roots := c.Grows[0].Roots
		assert.True(t, roots.Event, "%s: %+v", name, roots)
		assert.True(t, roots.Setup, "%s: %+v", name, roots)
		assert.False(t, roots.Unknown, "%s: %+v", name, roots)
	}
}

// A chain of calls has no length at which its end is lost.
func TestLongChainsAreWalked(t *testing.T) {
	var src strings.Builder
	src.WriteString("\ntype store struct{ m map[string]int }\n\nfunc (s *store) f0(k string) { s.m[k]++ }\n")
	const length = 40
	for i := 1; i <= length; i++ {
		n := strconv.Itoa(i)
		src.WriteString("func (s *store) f" + n + "(k string) { s.f" + strconv.Itoa(i-1) + "(k) }\n")
	}
	src.WriteString("func init() { s := &store{m: map[string]int{}}; s.f" + strconv.Itoa(length) + "(\"k\") }\n")
	roots := rootsOf(t, src.String(), "store.m")
	assert.Equal(t, link.Roots{Construct: true}, roots)
}

// A recursion that goes down a structure names another object at each turn: it ends.
func TestRecursionDownAStructureEnds(t *testing.T) {
	roots := rootsOf(t, `
type node struct {
	seen        map[string]int
	left, right *node
}

func (n *node) visit(k string) {
	n.seen[k]++
	n.left.visit(k)
	n.right.visit(k)
}

var root = &node{}

func init() { root.visit("k") }
`, "node.seen")
	assert.True(t, roots.Setup, "%+v", roots)
	assert.False(t, roots.Unknown, "%+v", roots)
}
