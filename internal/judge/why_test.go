package judge_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/nearest"
)

// ask links a file and asks for a name in it.
func ask(t *testing.T, src, name string) *finding.Asked {
	t.Helper()
	x := judge.Explainer{Program: linktest.Program(t, src), Enabled: func(string) bool { return true }, Nearest: nearest.Name}
	return x.Ask(name)
}

// chainText is a chain, one link a line, with a star where it runs many times.
func chainText(list []finding.Link) string {
	var out []string
	for _, l := range list {
		text := l.Text
		if l.Many {
			text += " *"
		}
		if l.By != "" && l.By != "view" {
			text += " (" + l.By + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

func TestChains(t *testing.T) {
	const store = `
type Store struct { m map[string]int }
func newStore() *Store { return &Store{m: map[string]int{}} }
func (s *Store) add(k string) { defer println(); s.m[k] = 1 }
`
	for _, tt := range []struct {
		name, src, ask     string
		life, holder, runs string
	}{
		{name: "a handler's method value", ask: "Store.m", life: "process", src: `
import "net/http"
` + store + `
func (s *Store) serve(w http.ResponseWriter, r *http.Request) { s.add(r.URL.Path) }
func init() { s := newStore(); http.HandleFunc("/", s.serve) }`,
			holder: `the receiver of (*Store).add
the receiver of (*Store).serve
a p.Store that package initialisation makes, and package initialisation runs once
package initialisation runs once`,
			runs: `(*Store).serve calls (*Store).add
package initialisation hands (*Store).serve to http.HandleFunc, which runs it repeatedly, as the library table says * (table)`},
		{name: "a loop of a goroutine", ask: "Store.m", life: "process", src: `
import "net"
` + store + `
func Serve(ln net.Listener) {
	s := newStore()
	for { c, err := ln.Accept(); if err != nil { return }; go s.handle(c) }
}
func (s *Store) handle(c net.Conn) { s.add(c.RemoteAddr().String()) }
func init() { ln, _ := net.Listen("tcp", ""); go Serve(ln) }`,
			holder: `the receiver of (*Store).add
the receiver of (*Store).handle
a p.Store that Serve makes, and Serve runs once
package initialisation starts Serve as a goroutine
package initialisation runs once`,
			runs: `(*Store).handle calls (*Store).add
Serve starts (*Store).handle as a goroutine
a loop in Serve runs as long as a peer sends *`},
		{name: "code out of view", ask: "Store.m", life: "unknown", src: store + `
func (s *Store) Add(k string) { s.add(k) }`,
			holder: `the receiver of (*Store).add
the receiver of (*Store).Add
code outside the analyzed packages has it and calls (*Store).Add, which is exported`,
			runs: `(*Store).Add calls (*Store).add
code outside the analyzed packages can call (*Store).Add, which is exported *`},
		{name: "one call", ask: "Store.m", life: "call", src: store + `
func Count(ks []string) int { s := newStore(); for _, k := range ks { s.add(k) }; return len(s.m) }`,
			holder: `the receiver of (*Store).add
a p.Store that Count makes, and code outside the analyzed packages decides how often Count runs
code outside the analyzed packages can call Count, which is exported *`,
			runs: `Count calls (*Store).add`},
		{name: "a variable", ask: "p.seen", life: "process", src: `
var seen = map[string]int{}
func See(k string) { seen[k] = 1 }`,
			holder: `the variable p.seen
the variable p.seen lives as long as the process`,
			runs: `code outside the analyzed packages can call See, which is exported *`},
		{name: "handed to code that nobody knows", ask: "start.m", life: "process", src: `
type Bus interface { On(func(string)) }
func start(b Bus) { m := map[string]int{}; b.On(func(k string) { m[k] = 1 }) }
var bus Bus
func init() { start(bus) }`,
			holder: `what a function literal in start has captured
what start makes, and start runs once
package initialisation calls start
package initialisation runs once`,
			runs: `start hands a function literal in start to p.Bus.On: code outside the analyzed packages keeps it, judging by its use * (shape)`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			asked := ask(t, tt.src, tt.ask)
			require.NotEmpty(t, asked.Answers, "%+v", asked)
			a := asked.Answers[0]
			assert.Equal(t, tt.life, a.Era.Life)
			assert.Equal(t, tt.holder, chainText(a.Era.Holder))
			assert.Equal(t, tt.runs, chainText(a.Runs))
		})
	}
}

func TestARowIsProposedWhereTheShapeDecides(t *testing.T) {
	a := ask(t, `
type Bus interface { On(func(string)) }
func start(b Bus) { m := map[string]int{}; b.On(func(k string) { m[k] = 1 }) }
var bus Bus
func init() { start(bus) }`, "start.m").Answers[0]
	require.NotEmpty(t, a.Changes)
	row := a.Changes[len(a.Changes)-1]
	assert.Equal(t, "row", row.Kind)
	assert.Equal(t, "package example.com/p\nBus.On calls arg=0 once", row.Write)
}

func TestWhatIsSilentIsAnswered(t *testing.T) {
	src := `
var capped []string
func Keep(s string) { capped = append(capped, s); if len(capped) > 9 { capped = capped[1:] } }
var idle map[string]int
type T struct { n int }
func Go(done chan error) { go func() { done <- nil }() }
`
	a := ask(t, src, "capped").Answers[0]
	assert.Equal(t, finding.OutcomeSilent, a.Outcome)
	assert.Equal(t, "complete shrink", a.Rung)
	assert.Equal(t, "it is bounded, in Keep", a.Why)
	require.Len(t, a.Shrinks, 1)
	assert.True(t, a.Shrinks[0].Counts)
	assert.Equal(t, "cap", a.Shrinks[0].Class)
	require.Len(t, a.Changes, 1)
	assert.Equal(t, `without the removal in Keep, it would be decided by "queue with a consumer", low`, a.Changes[0].Text)

	assert.Equal(t, "no analyzed code adds to it or removes from it", ask(t, src, "p.idle").Answers[0].Why)
	assert.Equal(t, "field", ask(t, src, "T.n").Answers[0].Kind)
	assert.Equal(t, "function", ask(t, src, "Keep").Answers[0].Kind)
	assert.Equal(t, []finding.RelatedName{{Name: "p.capped", Text: "grows"}}, ask(t, src, "Keep").Answers[0].Related)
}

func TestNames(t *testing.T) {
	src := `
type A struct { seen map[string]int }
func (a *A) Add(k string) { a.seen[k] = 1 }
`
	for _, name := range []string{"A.seen", "p.A.seen", "example.com/p.A.seen", "A.seen[]", "A.Add", "(*A).Add", "p.A.Add"} {
		assert.NotEmpty(t, ask(t, src, name).Answers, name)
	}
	asked := ask(t, src, "A.sen")
	assert.Empty(t, asked.Answers)
	assert.Equal(t, "A.seen", asked.Nearest)
	assert.Equal(t, &finding.Asked{}, ask(t, src, "entirely.different"))
}

func TestTheLastPartOfANameIsEnough(t *testing.T) {
	const src = `
import "net/http"
type Store struct { seen map[string]int; name string }
type Other struct { name string }
func (s *Store) ServeHTTP(_ http.ResponseWriter, r *http.Request) { s.seen[r.URL.Path]++ }
type Gate struct { kept map[string]int }
type Door struct { kept string }
func (g *Gate) ServeHTTP(_ http.ResponseWriter, r *http.Request) { g.kept[r.URL.Path]++ }
`
	got := ask(t, src, "seen")
	require.Len(t, got.Answers, 1)
	assert.Equal(t, "seen", got.Answers[0].Container.Name)
	got = ask(t, src, "kept")
	require.Len(t, got.Answers, 1, "of two the one that grows is meant")
	assert.Equal(t, "Gate", got.Answers[0].Container.Owner)
	assert.Len(t, ask(t, src, "name").Candidates, 2)
	assert.Empty(t, ask(t, src, "nam").Answers)
}
