package lockgrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/lockgrow"
)

const grows = `
import "sync"

// K is a set of locks.
type K struct {
	mu    sync.Mutex
	locks map[string]*sync.Mutex
}

// Of returns the lock of a name.
func (k *K) Of(name string) *sync.Mutex {
	k.mu.Lock()
	defer k.mu.Unlock()
	m, ok := k.locks[name]
	if !ok {
		m = new(sync.Mutex)
		k.locks[name] = m
	}
	return m
}
`

const bounded = grows + `
// Prune drops what is free.
func (k *K) Prune() { for n, m := range k.locks { if m.TryLock() { delete(k.locks, n) } } }
`

func judged(t *testing.T, src string) *finding.Finding {
	t.Helper()
	p := linktest.Program(t, src)
	c := linktest.Container(t, p, "K.locks")
	require.Equal(t, "lockgrow", p.Rule(c))
	return judge.Decide(p, c, lockgrow.Judge)
}

func TestJudge(t *testing.T) {
	f := judged(t, grows)
	require.NotNil(t, f)
	require.Equal(t, "lockgrow", f.Rule)
	require.Equal(t, finding.Medium, f.Confidence)
	require.Contains(t, f.Message, "K.locks")
	require.NotEmpty(t, f.Remedy)
	require.Len(t, f.Grows, 1)
	require.Empty(t, f.Shrinks)
	require.Regexp(t, "^v1:[0-9a-f]{16}$", f.Fingerprint)

	require.Nil(t, judged(t, bounded), "a sweep or a cut bounds it")
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "lockgrow", lockgrow.Analyzer.Name)
	require.Contains(t, lockgrow.Analyzer.Doc, "Package lockgrow reports")
	require.Empty(t, lockgrow.Analyzer.FactTypes, "rules hold no facts")
}
