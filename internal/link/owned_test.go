package link_test

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/summarise"
)

// What linking reads otherwise than the summary has it: a look-up in a sync.Map, a length
// behind a method, several init functions, a package that only tests use.
func TestSummariesAreNotWritten(t *testing.T) {
	sum, err := summarise.Summarise(linktest.Checked(t, token.NewFileSet(), `
import "sync"

type set struct {
	seen  sync.Map
	marks map[string]int
}

func init() { println("first") }
func init() { println("second") }

func (s *set) size() int { return len(s.marks) }

func (s *set) Add(key string) {
	if _, ok := s.seen.Load(key); ok {
		return
	}
	s.seen.Store(key, true)
	if s.size() > 100 {
		s.marks = nil
		return
	}
	s.marks[key]++
}
`))
	require.NoError(t, err)
	table, err := library.Load()
	require.NoError(t, err)
	before, err := facts.Encode(sum)
	require.NoError(t, err)
	p := link.Link([]program.Package{{Summary: sum, Dir: "/src", Testing: true}}, table, link.Options{})
	after, err := facts.Encode(sum)
	require.NoError(t, err)
	assert.Equal(t, before, after)
	assert.NotSame(t, sum, p.Packages[0].Summary)
	changed, err := facts.Encode(p.Packages[0].Summary)
	require.NoError(t, err)
	assert.NotEqual(t, before, changed, "the program reads some of it otherwise")
}
