package reach_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/reach"
)

func rootsOf(t *testing.T, src, key string) reach.Roots {
	t.Helper()
	c := linktest.Container(t, linktest.Program(t, src), key)
	require.Len(t, c.Grows, 1)
	return c.Grows[0].Roots
}

// A method that a type has by embedding answers calls of the interfaces that the
// embedding type implements, not the embedded one alone.
func TestPromotedMethodsAnswerInterfaceCalls(t *testing.T) {
	roots := rootsOf(t, `
type notifier struct{ callbacks []func() }

func (n *notifier) on(f func()) { n.callbacks = append(n.callbacks, f) }

type listener struct{ notifier }

func (l *listener) serve() {}

type generic interface {
	on(func())
	serve()
}

var all []generic

func Add() { all = append(all, &listener{}) }

func Handle(f func()) {
	for _, g := range all {
		g.on(f)
	}
}
`, "notifier.callbacks")
	assert.True(t, roots.Live(), "%+v", roots)
	assert.False(t, roots.Dead)
}

// A method value of an interface stands for the methods that it can be.
func TestMethodValuesOfInterfaces(t *testing.T) {
	roots := rootsOf(t, `
type job interface {
	run(n int)
	stop()
}

type worker struct{ seen []int }

func (w *worker) run(n int) { w.seen = append(w.seen, n) }
func (w *worker) stop()     {}

type hub struct{ do func(int) }

func newHub(j job) *hub { return &hub{do: j.run} }

var it = newHub(&worker{})

func Handle(n int) { it.do(n) }
`, "worker.seen")
	assert.True(t, roots.Live(), "%+v", roots)
}

// Of a call that very many methods can answer nobody can tell which it is: they count
// as called from somewhere.
func TestMethodsOfACrowdAreNotDead(t *testing.T) {
	src := func(n int) string {
		var b strings.Builder
		b.WriteString("type store interface{ put(k string); drop() }\nvar stores []store\nfunc Put(k string) { for _, s := range stores { s.put(k) } }\nfunc init() {\n")
		for i := range n {
			fmt.Fprintf(&b, "stores = append(stores, &s%d{keys: map[string]bool{}})\n", i)
		}
		b.WriteString("}\n")
		for i := range n {
			fmt.Fprintf(&b, "type s%d struct{ keys map[string]bool }\nfunc (s *s%d) put(k string) { s.keys[k] = true }\nfunc (s *s%d) drop() {}\n", i, i, i)
		}
		return b.String()
	}
	for _, n := range []int{2, 60} {
		roots := rootsOf(t, src(n), "s1.keys")
		assert.True(t, roots.Exported, "%d: %+v", n, roots)
		assert.False(t, roots.Dead, "%d", n)
	}
}
