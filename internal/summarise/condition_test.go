package summarise_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLoopsWithoutCondition(t *testing.T) {
	tests := []struct {
		name, body string
		endless    bool
	}{
		{"none", "for i := 0; ; i++ { if next(i) { return } }", true},
		{"none, two tests", "for i := 0; ; { if next(i) && i > 3 { return }; i++ }", true},
		{"none, a switch", "for i := 0; ; i++ { switch { case next(i): return; case i > 9: println(i) } }", true},
		{"none, a value", "for n := i0; ; { v, ok := <-in; if !ok { return }; n += v }", true},
		{"none, goes on", "for i := 0; ; i++ { if next(i) { continue }; println(i) }", true},
		{"one", "for i := 0; i < i0; i++ { println(i) }", false},
		{"two", "for i := 0; i < i0 && next(i); i++ { println(i) }", false},
		{"either", "for i := 0; i < i0 || next(i); i++ { println(i) }", false},
		{"two, empty", "if i0 > 0 { for i := 0; i < i0 && next(i); i++ { } }; println()", false},
		{"either, empty", "if i0 > 0 { for i := 0; i < i0 || next(i); i++ { } }; println()", false},
		{"one, a test", "for i := 0; i < i0; i++ { if next(i) { return } }", false},
		{"a call", "for i := 0; next(i); i++ { if i > 3 { continue }; println(i) }", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sum := summaryOf(t, "func next(int) bool\nfunc f(i0 int, in chan int) { "+tt.body+" }")
			for _, f := range sum.Funcs {
				if f.Name == "f" {
					require.Len(t, f.Loops, 1)
					require.Equal(t, tt.endless, f.Loops[0].Endless)
					return
				}
			}
			require.Fail(t, "no function f")
		})
	}
}
