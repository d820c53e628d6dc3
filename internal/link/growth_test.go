package link_test

import (
	"cmp"
	"fmt"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/summarise"
)

// shape is code that could take more than its share to link when there is more of it.
type shape struct {
	name string
	// size is the smallest number of parts that is tried.
	size int
	code func(n int) string
	// most is how many times as many steps four times the code may take, 0 for mostSteps.
	most float64
}

// repeat writes a part n times; the part may ask for its number.
func repeat(n int, part string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(part, "#", fmt.Sprint(i)))
	}
	return b.String()
}

// handler is an exported method that is given a number and a text, of a type with a map.
func handler(body string) string {
	return "type Server struct{ m map[string]int }\n\nvar Main = &Server{m: map[string]int{}}\n\n" +
		"func (s *Server) Handle(op int, k string) {\n" + body + "}\n"
}

func shapes() []shape {
	return []shape{
		{"closures in closures", 20, func(n int) string {
			return handler(repeat(n, "go func() {\n") + "s.m[k]++\n" + repeat(n, "}()\n"))
		}, 0},
		{"cases that insert", 100, func(n int) string {
			return handler("switch op {\n" + repeat(n, "case #:\ns.m[k+\"#\"] = #\n") + "}\n")
		}, 0},
		{"ifs that insert", 100, func(n int) string {
			return handler(repeat(n, "if op == # { s.m[k] = # }\n"))
		}, 0},
		{"ifs that insert before and after one removal", 100, func(n int) string {
			return handler(repeat(n, "if op == # { s.m[k] = # }\n") + "if op < 0 { delete(s.m, k); return }\n" + repeat(n, "if op == # { s.m[k] = # }\n"))
		}, 0},
		{"labelled loops with goto", 50, func(n int) string {
			return handler("goto l0\n" + repeat(n, "l#:\nfor i := 0; i < op; i++ {\nif op == # + i { goto l# }\nif op > # { break l# }\ns.m[k]++\n}\n"))
		}, 0},
		{"endless loops that are left, each with an insert", 50, func(n int) string {
			return handler(repeat(n, "for {\nif op > # { break }\nif op == # { s.m[k]++; continue }\ns.m[k+\"#\"]++\n}\n"))
		}, 0},
		{"endless loops in an endless loop", 50, func(n int) string {
			return handler("for {\n" + repeat(n, "for {\nif op > # { break }\ns.m[k]++\n}\n") + "}\n")
		}, 0},
		{"functions that hand a function on in many places", 50, func(n int) string {
			return handler("w0(func() { s.m[k]++ })\n") +
				"func w0(f func()) {\n" + repeat(n, "w1(f)\n") + "}\nfunc w1(f func()) {\n" + repeat(n, "w2(f)\n") + "}\n" +
				"func w2(f func()) {\n" + repeat(n, "w3(f)\n") + "}\nfunc w3(f func()) {\n" + repeat(n, "f()\n") + "}\n"
		}, 0},
		{"functions that hand a function to each other", 50, func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "func w%d(f func(), n int) {\nf()\n", i)
				for j := range 8 {
					fmt.Fprintf(&b, "if n > %d { w%d(f, n-1) }\n", j, (i*8+j)%n)
				}
				b.WriteString("}\n")
			}
			return handler(repeat(n, "w#(func() { s.m[k]++ }, op)\n")) + b.String()
		}, 0},
		{"lengths that are tested before maps are filled", 50, func(n int) string {
			return "type T struct {\n" + repeat(n, "m# map[string]int\n") + "}\n\nvar Main = &T{}\n\n" +
				"func (t *T) F(k string) {\n" + repeat(n, "if len(t.m#) > # { println(k) }\nt.m#[k] = 1\n") + "}\n"
		}, 0},
		{"maps of one type, one function each", 100, func(n int) string {
			return "type T struct {\n" + repeat(n, "m# map[string]int\n") + "}\n\nvar Main = &T{}\n\n" +
				repeat(n, "func (t *T) F#(k string) { t.m#[k] = 1 }\n")
		}, 0},
		{"maps of one type, all filled by one function", 100, func(n int) string {
			return "type T struct {\n" + repeat(n, "m# map[string]int\n") + "}\n\nvar Main = &T{}\n\n" +
				"func (t *T) F(k string) {\n" + repeat(n, "t.m#[k] = 1\n") + "}\n"
		}, 0},
		{"maps of one type, each with a removal of its own", 100, func(n int) string {
			return "type T struct {\n" + repeat(n, "m# map[string]int\n") + "}\n\nvar Main = &T{}\n\n" +
				repeat(n, "func (t *T) F#(k string) { t.m#[k] = 1 }\nfunc (t *T) G#(k string) { delete(t.m#, k) }\n")
		}, 0},
		{"methods of an interface", 50, func(n int) string {
			const types = 5
			return "type I interface {\n" + repeat(n, "M#(string)\n") + "}\n\n" +
				repeat(types, "type T# struct{ m map[string]int }\n"+strings.ReplaceAll(repeat(n, "func (t *T@) M#(k string) { t.m[k] = # }\n"), "@", "#")) +
				"func New(n int) I {\nswitch n {\n" + repeat(types, "case #: return &T#{m: map[string]int{}}\n") + "}\nreturn nil\n}\n\n" +
				"func Use(i I, k string) {\n" + repeat(n, "i.M#(k)\n") + "}\n"
		}, 0},
	}
}

// summarised returns the encoded summary of the code.
func summarised(t testing.TB, code string) []byte {
	t.Helper()
	fset := token.NewFileSet()
	sum, err := summarise.Summarise(linktest.Checked(t, fset, code))
	require.NoError(t, err)
	packed, err := facts.Encode(sum)
	require.NoError(t, err)
	return packed
}

// linked links a summary and asks whether each grow has a cap, as the rules do.
func linked(t testing.TB, packed []byte) *link.Program {
	t.Helper()
	sum, err := facts.Decode(packed)
	require.NoError(t, err)
	table, err := library.Load()
	require.NoError(t, err)
	p := link.Link([]program.Package{{Summary: sum, Dir: "/src", Matched: true}}, table, link.Options{})
	for _, c := range p.Containers {
		for _, e := range c.Grows {
			assert.False(t, e.CappedBy(c))
		}
	}
	return p
}

// mostSteps is how many times as many steps four times the code may take.
const mostSteps = 5

// Work grows with the size of the code and not with its square: of four times the code
// there are at most five times as many steps, but where a shape says otherwise.
func TestStepsGrowWithSize(t *testing.T) {
	for _, sh := range shapes() {
		t.Run(sh.name, func(t *testing.T) {
			var steps []int64
			for _, n := range []int{sh.size, 2 * sh.size, 4 * sh.size} {
				p := linked(t, summarised(t, sh.code(n)))
				require.NotEmpty(t, p.Containers)
				assert.False(t, p.Failed())
				steps = append(steps, p.Steps())
			}
			require.Greater(t, steps[0], int64(sh.size/2), "steps are counted where this shape takes them")
			most := cmp.Or(sh.most, mostSteps)
			assert.LessOrEqual(t, float64(steps[2])/float64(steps[0]), most, "steps at n, 2n, 4n from n = %d: %v", sh.size, steps)
			t.Log(steps)
		})
	}
}

func BenchmarkShapes(b *testing.B) {
	for _, sh := range shapes() {
		for _, times := range []int{1, 2, 4} {
			b.Run(fmt.Sprintf("%s/%dn", sh.name, times), func(b *testing.B) {
				packed := summarised(b, sh.code(times*sh.size))
				for b.Loop() {
					b.ReportMetric(float64(linked(b, packed).Steps()), "steps")
				}
			})
		}
	}
}
