package zombiegrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/zombiegrow"
)

const counts = `
import "sync"

// S counts users of names.
type S struct {
	mu    sync.Mutex
	names map[string]int
}

// Take adds a user.
func (s *S) Take(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names[name]++
}

// Has reports whether a name has users.
func (s *S) Has(name string) bool { s.mu.Lock(); defer s.mu.Unlock(); return s.names[name] > 0 }
`

const left = counts + `
// Give takes a user away.
func (s *S) Give(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names[name]--
}
`

const reset = left + `
// Reset starts anew.
func (s *S) Reset() { s.mu.Lock(); defer s.mu.Unlock(); s.names = map[string]int{} }
`

const dropped = counts + `
// Give takes a user away.
func (s *S) Give(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.names[name]--; s.names[name] == 0 {
		delete(s.names, name)
	}
}
`

func judged(t *testing.T, src, rule string) *finding.Finding {
	t.Helper()
	p := linktest.Program(t, src)
	c := linktest.Container(t, p, "S.names")
	require.Equal(t, rule, p.Rule(c))
	return judge.Decide(p, c, zombiegrow.Judge)
}

func TestJudge(t *testing.T) {
	f := judged(t, left, "zombiegrow")
	require.NotNil(t, f)
	require.Equal(t, "zombiegrow", f.Rule)
	require.Equal(t, finding.Medium, f.Confidence)
	require.Contains(t, f.Message, "(*S).Give counts its value down without deleting the key")
	require.Contains(t, f.Remedy, "in (*S).Give")
	require.Contains(t, codes(f), "emptied-value")

	f = judged(t, reset, "zombiegrow")
	require.NotNil(t, f, "that somebody may reset the whole map does not cancel it")
	require.Equal(t, finding.Medium, f.Confidence)

	require.Nil(t, judged(t, dropped, "mapgrow"), "the key goes with the last user")
}

func codes(f *finding.Finding) []string {
	var out []string
	for _, e := range f.Evidence {
		out = append(out, e.Code)
	}
	return out
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "zombiegrow", zombiegrow.Analyzer.Name)
	require.Contains(t, zombiegrow.Analyzer.Doc, "Package zombiegrow reports")
	require.Empty(t, zombiegrow.Analyzer.FactTypes, "rules hold no facts")
}
