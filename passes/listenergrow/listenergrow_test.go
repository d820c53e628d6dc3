package listenergrow_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/listenergrow"
)

const program = `
import ("context"; "os"; "os/signal"; "time")

// S serves.
type S struct { quit chan int; ctx context.Context; kept func() bool }

func use(...any) {}

var _ = []any{time.Now, signal.Stop, os.Exit, context.AfterFunc}
`

func TestFaults(t *testing.T) {
	cases := []struct {
		name, body string
		level      finding.Confidence
		message    string
	}{
		{"in a loop on time", `for { select { case <-time.After(1): defer use(1); case <-s.quit: return } }`, finding.Medium, "deferred calls run only"},
		{"in a loop on input", `for range s.quit { defer use(1) }`, finding.Medium, "deferred calls run only"},
		{"in a function for each turn", `for range s.quit { func() { defer use(1) }() }`, finding.Undecided, ""},
		{"on the way out", `for { if <-s.quit == 0 { defer use(1); return } }`, finding.Undecided, ""},
		{"before the loop", `defer use(1); for range s.quit { use(2) }`, finding.Undecided, ""},
		{"over a list", `for _, x := range os.Args { defer use(x) }`, finding.Undecided, ""},
		{"signals", `c := make(chan os.Signal, 1); signal.Notify(c); <-c`, finding.Low, "does not remove it"},
		{"signals, stopped", `c := make(chan os.Signal, 1); signal.Notify(c); defer signal.Stop(c); <-c`, finding.Undecided, ""},
		{"at the end of a context", `context.AfterFunc(s.ctx, func() {})`, finding.Low, "discarded"},
		{"at the end of the call's context", `ctx, cancel := context.WithCancel(s.ctx); defer cancel(); context.AfterFunc(ctx, func() {})`, finding.Undecided, ""},
		{"kept", `s.kept = context.AfterFunc(s.ctx, func() {})`, finding.Undecided, ""},
	}
	src := program
	for i := range cases {
		src += fmt.Sprintf("// M%d is a case.\nfunc (s *S) M%d() { %s }\n", i, i, cases[i].body)
	}
	found := map[string][]finding.Finding{}
	for _, f := range listenergrow.Find(linktest.Program(t, src)) {
		found[f.Function] = append(found[f.Function], f)
	}
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := found[fmt.Sprint("(*S).M", i)]
			if c.level == finding.Undecided {
				require.Empty(t, got)
				return
			}
			require.Len(t, got, 1)
			require.Equal(t, c.level, got[0].Confidence, got[0].Message)
			require.Contains(t, got[0].Message, c.message)
			require.NotEmpty(t, got[0].Remedy)
		})
	}
}
