package wrapgrow_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/wrapgrow"
)

const program = `
import ("context"; "errors"; "log/slog")

// S serves.
type S struct { in chan error; log *slog.Logger; end func(); next *S }

// All is the one.
var All = &S{}

func use(...any) {}

func around(f func()) func() { return func() { f() } }

func calls(f func()) func() { f(); return func() {} }

var _ = []any{context.Background, errors.Join, slog.Default}
`

func TestFaults(t *testing.T) {
	cases := []struct {
		name, body string
		found      bool
		carried    bool
	}{
		{"context of a loop", `ctx := context.Background(); for x := range s.in { ctx = context.WithValue(ctx, "k", x); use(ctx) }`, true, true},
		{"context of a turn", `ctx := context.Background(); for x := range s.in { ctx := context.WithValue(ctx, "k", x); use(ctx) }`, false, false},
		{"logger of a loop", `log := slog.Default(); for x := range s.in { log = log.With("k", x); use(log) }`, true, true},
		{"errors that are gathered", `var err error; for x := range s.in { err = errors.Join(err, x) }; use(err)`, false, false},
		{"a closure", `former := s.end; s.end = func() { former() }`, true, false},
		{"what a function makes around it", `s.end = around(s.end)`, true, false},
		{"what a function makes without it", `s.end = calls(s.end)`, false, false},
		{"another value", `s.end = func() { use(1) }`, false, false},
		{"a new logger", `s.log = slog.Default().With("k", 1)`, false, false},
	}
	src := program
	for i := range cases {
		src += fmt.Sprintf("// M%d is a case.\nfunc (s *S) M%d() { %s }\n", i, i, cases[i].body)
	}
	found := map[string][]finding.Finding{}
	for _, f := range wrapgrow.Find(linktest.Program(t, src)) {
		found[f.Function] = append(found[f.Function], f)
	}
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := found[fmt.Sprint("(*S).M", i)]
			if !c.found {
				require.Empty(t, got)
				return
			}
			require.Len(t, got, 1)
			require.NotEmpty(t, got[0].Remedy)
			if c.carried {
				require.Equal(t, finding.Medium, got[0].Confidence)
				require.Contains(t, got[0].Remedy, "inside the loop")
			}
		})
	}
}
