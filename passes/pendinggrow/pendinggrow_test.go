package pendinggrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/pendinggrow"
)

const client = `
import (
	"context"
	"sync"
)

// C asks.
type C struct {
	send func(id int) error
	mu   sync.Mutex
	last int
	open map[int]chan string
}

// Answered takes an answer.
func (c *C) Answered(id int, a string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ch, ok := c.open[id]; ok {
		delete(c.open, id)
		ch <- a
	}
}

func (c *C) forget(id int) { c.mu.Lock(); defer c.mu.Unlock(); delete(c.open, id) }

// Close ends it.
func (c *C) Close() {}

func (c *C) enter() (int, chan string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	ch := make(chan string, 1)
	c.last++
	c.open[c.last] = ch
	return c.last, ch
}
`

const gaveUp = client + `
// Ask waits.
func (c *C) Ask(ctx context.Context) (string, error) {
	id, ch := c.enter()
	if err := c.send(id); err != nil {
		c.forget(id)
		return "", err
	}
	select {
	case a := <-ch:
		return a, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
`

const sendFails = client + `
// Ask waits.
func (c *C) Ask(ctx context.Context) (string, error) {
	id, ch := c.enter()
	if err := c.send(id); err != nil {
		return "", err
	}
	select {
	case a := <-ch:
		return a, nil
	case <-ctx.Done():
		c.forget(id)
		return "", ctx.Err()
	}
}
`

const deferred = client + `
// Ask waits.
func (c *C) Ask(ctx context.Context) (string, error) {
	id, ch := c.enter()
	defer c.forget(id)
	if err := c.send(id); err != nil {
		return "", err
	}
	select {
	case a := <-ch:
		return a, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
`

func judged(t *testing.T, src string) *finding.Finding {
	t.Helper()
	p := linktest.Program(t, src)
	return judge.Decide(p, linktest.Container(t, p, "C.open"), pendinggrow.Judge)
}

func TestJudge(t *testing.T) {
	f := judged(t, gaveUp)
	require.NotNil(t, f)
	require.Equal(t, "pendinggrow", f.Rule)
	require.Equal(t, finding.Medium, f.Confidence)
	require.Contains(t, f.Message, "(*C).Ask does not remove it when it gives up waiting")
	require.Contains(t, f.Remedy, "every return path of (*C).Ask")

	f = judged(t, sendFails)
	require.NotNil(t, f)
	require.Equal(t, finding.Medium, f.Confidence)
	require.Contains(t, f.Message, "(*C).Ask does not remove it")

	require.Nil(t, judged(t, deferred), "the caller of the function that enters it removes it on every way out")
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "pendinggrow", pendinggrow.Analyzer.Name)
	require.Contains(t, pendinggrow.Analyzer.Doc, "Package pendinggrow reports")
	require.Empty(t, pendinggrow.Analyzer.FactTypes, "rules hold no facts")
}
