package mapgrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/mapgrow"
)

const grows = `
import "sync"

// S is a set of names.
type S struct {
	mu    sync.Mutex
	names map[string]int
}

// Add notes a name.
func (s *S) Add(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names[name]++
}

// Has reports whether a name was noted.
func (s *S) Has(name string) bool { s.mu.Lock(); defer s.mu.Unlock(); return s.names[name] > 0 }
`

const bounded = grows + `
// Prune forgets.
func (s *S) Prune() { for n := range s.names { if s.names[n] < 2 { delete(s.names, n) } } }
`

func judged(t *testing.T, src string) *finding.Finding {
	t.Helper()
	p := linktest.Program(t, src)
	c := linktest.Container(t, p, "S.names")
	require.Equal(t, "mapgrow", p.Rule(c))
	return judge.Decide(p, c, mapgrow.Judge)
}

func TestJudge(t *testing.T) {
	f := judged(t, grows)
	require.NotNil(t, f)
	require.Equal(t, "mapgrow", f.Rule)
	require.Equal(t, finding.Medium, f.Confidence)
	require.Contains(t, f.Message, "S.names")
	require.NotEmpty(t, f.Remedy)
	require.Len(t, f.Grows, 1)
	require.Empty(t, f.Shrinks)
	require.Regexp(t, "^v1:[0-9a-f]{16}$", f.Fingerprint)

	require.Nil(t, judged(t, bounded), "a sweep or a cut bounds it")
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "mapgrow", mapgrow.Analyzer.Name)
	require.Contains(t, mapgrow.Analyzer.Doc, "Package mapgrow reports")
	require.Empty(t, mapgrow.Analyzer.FactTypes, "rules hold no facts")
}
