package slicegrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/slicegrow"
)

const grows = `
import "sync"

// L is a log.
type L struct {
	mu    sync.Mutex
	lines []string
}

// Add appends a line.
func (l *L) Add(line string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, line)
}

// Last returns the last line.
func (l *L) Last() string { l.mu.Lock(); defer l.mu.Unlock(); return l.lines[len(l.lines)-1] }
`

const bounded = grows + `
// Trim keeps the last hundred.
func (l *L) Trim() { if len(l.lines) > 100 { l.lines = l.lines[len(l.lines)-100:] } }
`

func judged(t *testing.T, src string) *finding.Finding {
	t.Helper()
	p := linktest.Program(t, src)
	c := linktest.Container(t, p, "L.lines")
	require.Equal(t, "slicegrow", p.Rule(c))
	return judge.Decide(p, c, slicegrow.Judge)
}

func TestJudge(t *testing.T) {
	f := judged(t, grows)
	require.NotNil(t, f)
	require.Equal(t, "slicegrow", f.Rule)
	require.Equal(t, finding.Medium, f.Confidence)
	require.Contains(t, f.Message, "L.lines")
	require.NotEmpty(t, f.Remedy)
	require.Len(t, f.Grows, 1)
	require.Empty(t, f.Shrinks)
	require.Regexp(t, "^v1:[0-9a-f]{16}$", f.Fingerprint)

	require.Nil(t, judged(t, bounded), "a sweep or a cut bounds it")
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "slicegrow", slicegrow.Analyzer.Name)
	require.Contains(t, slicegrow.Analyzer.Doc, "Package slicegrow reports")
	require.Empty(t, slicegrow.Analyzer.FactTypes, "rules hold no facts")
}
