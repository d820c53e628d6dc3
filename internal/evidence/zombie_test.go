package evidence_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/link/linktest"
)

const board = `
import (
	"slices"
	"sync"
)

// B has lists by name.
type B struct {
	mu    sync.Mutex
	lists map[string][]int
}

// Add adds.
func (b *B) Add(name string, n int) { b.mu.Lock(); b.lists[name] = append(b.lists[name], n); b.mu.Unlock() }

// Len counts.
func (b *B) Len(name string) int { return len(b.lists[name]) }

func is(n int) func(int) bool { return func(m int) bool { return m == n } }

var _ = slices.Contains[[]int]
`

func zombieOf(t *testing.T, src string) *evidence.Zombie {
	t.Helper()
	return linktest.Evidence(t, linktest.Program(t, src), "B.lists").Zombie
}

func TestZombieFilter(t *testing.T) {
	z := zombieOf(t, board+`
// Drop removes.
func (b *B) Drop(name string, n int) { b.lists[name] = slices.DeleteFunc(b.lists[name], is(n)) }
`)
	require.NotNil(t, z)
	require.Equal(t, facts.HowFilter, z.How)
	require.Equal(t, 1, z.Levels)
	require.Equal(t, "(*B).Drop", z.Empties[0].Func.Display)
}

func TestZombieNeedsTheKeyToStay(t *testing.T) {
	for name, src := range map[string]string{
		"nothing empties it": ``,
		"deleted in the same function": `
// Drop removes.
func (b *B) Drop(name string, n int) {
	if left := slices.DeleteFunc(b.lists[name], is(n)); len(left) > 0 {
		b.lists[name] = left
	} else {
		delete(b.lists, name)
	}
}
`,
		"deleted by a helper": `
// Drop removes.
func (b *B) Drop(name string, n int) { b.lists[name] = slices.DeleteFunc(b.lists[name], is(n)); b.tidy(name) }

func (b *B) tidy(name string) { if len(b.lists[name]) == 0 { delete(b.lists, name) } }
`,
		"deleted beside it by the caller": `
// Leave leaves.
func (b *B) Leave(name string, n int) { b.drop(name, n); b.tidy(name) }

func (b *B) drop(name string, n int) { b.lists[name] = slices.DeleteFunc(b.lists[name], is(n)) }
func (b *B) tidy(name string)        { if len(b.lists[name]) == 0 { delete(b.lists, name) } }
`,
		"filled again at once": `
// Swap changes one for another.
func (b *B) Swap(name string, n, m int) {
	b.lists[name] = slices.DeleteFunc(b.lists[name], is(n))
	b.lists[name] = append(b.lists[name], m)
}
`,
		"held to a size": `
// Trim keeps ten.
func (b *B) Trim(name string) { if l := b.lists[name]; len(l) > 10 { b.lists[name] = l[len(l)-10:] } }
`,
	} {
		require.Nil(t, zombieOf(t, board+src), name)
	}
}

func TestZombieCountdown(t *testing.T) {
	const uses = `
import (
	"sync"
	"sync/atomic"
)

type use struct {
	n     int
	users atomic.Int64
}

// B counts.
type B struct {
	mu    sync.Mutex
	lists map[string]*use
}

// Take takes.
func (b *B) Take(name string) { u := b.lists[name]; if u == nil { u = &use{}; b.lists[name] = u }; u.n++; u.users.Add(1) }
`
	z := zombieOf(t, uses+"\n// Give gives.\nfunc (b *B) Give(name string) { b.lists[name].n-- }\n")
	require.NotNil(t, z)
	require.Equal(t, facts.HowCount, z.How)
	require.Equal(t, 0, z.Levels)
	require.NotNil(t, zombieOf(t, uses+"\n// Give gives.\nfunc (b *B) Give(name string) { b.lists[name].users.Add(-1) }\n"))
	require.NotNil(t, zombieOf(t, uses+"\nfunc (u *use) less() { u.n-- }\n\n// Give gives.\nfunc (b *B) Give(name string) { b.lists[name].less() }\n"),
		"counted down by a method of the element")
	require.Nil(t, zombieOf(t, uses+"\n// Pay pays.\nfunc (b *B) Pay(name string, n int) { b.lists[name].n -= n }\n"), "a balance is no count of users")
}
