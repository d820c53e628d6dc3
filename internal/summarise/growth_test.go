package summarise

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shape is code whose reading could take more than its share when there is more of it.
type shape struct {
	name string
	// size is the smallest number of parts that is tried.
	size int
	code func(n int) string
}

// repeat writes a part n times; the part may ask for its number.
func repeat(n int, part string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(part, "#", fmt.Sprint(i)))
	}
	return b.String()
}

// handler is a method that is given a number and a text, of a type with a map.
func handler(body string) string {
	return "type server struct{ m map[string]int }\n\nfunc (s *server) handle(op int, k string) {\n" + body + "}\n"
}

func shapes() []shape {
	return []shape{
		{"closures in closures", 50, func(n int) string {
			return handler(repeat(n, "func() {\ns.m[k+\"#\"]++\n") + repeat(n, "}()\n"))
		}},
		{"closures in closures on one line", 50, func(n int) string {
			return handler(repeat(n, "func() { s.m[k+\"#\"]++; ") + repeat(n, "}(); ") + "\n")
		}},
		{"goroutines of closures in closures", 50, func(n int) string {
			return handler(repeat(n, "v#, f# := k, func() {}\ngo func() {\ndefer f#()\ns.m[v#]++\n") + repeat(n, "}()\n"))
		}},
		{"closures beside one another", 200, func(n int) string {
			return handler(repeat(n, "defer func() { s.m[k]-- }()\n"))
		}},
		{"cases that insert", 250, func(n int) string {
			return handler("switch op {\n" + repeat(n, "case #:\ns.m[k] = #\n") + "}\n")
		}},
		{"cases that count a variable and insert it", 500, func(n int) string {
			return handler("i := 0\nfor range op {\nswitch op {\n" + repeat(n, "case #:\ni++\ns.m[k] = i - op\n") + "}\n}\n")
		}},
		{"ifs", 500, func(n int) string {
			return handler(repeat(n, "if op == # { s.m[k] = # }\n"))
		}},
		{"ifs that count a variable", 250, func(n int) string {
			return handler("i := 0\n" + repeat(n, "if op == # { i++ }\n") + "s.m[k] = i\n")
		}},
		{"ifs on conditions that say nothing", 250, func(n int) string {
			return handler("var a any = op\n" + repeat(n, "if a != any(k) { s.m[k] = # }\n"))
		}},
		{"ifs in ifs", 100, func(n int) string {
			return handler(repeat(n, "if op != # {\ns.m[k] = #\n") + repeat(n, "}\n"))
		}},
		{"a struct of maps", 250, func(n int) string {
			return "type server struct {\n" + repeat(n, "m# map[string]int\n") + "}\n\nfunc (s *server) handle(k string) {\n" +
				repeat(n, "s.m#[k]++\n") + "}\n\nfunc open() *server {\nreturn &server{\n" + repeat(n, "m#: map[string]int{},\n") + "}\n}\n"
		}},
		{"maps with keys of one type among many constants", 100, func(n int) string {
			return "type id string\n\ntype other string\n\nconst (\n" + repeat(n, "c# other = \"#\"\n") + ")\n\ntype server struct {\n" +
				repeat(n, "m# map[id]int\n") + "}\n\nfunc (s *server) handle(k id) {\n" + repeat(n, "s.m#[k]++\n") + "}\n"
		}},
		{"labelled loops with goto", 100, func(n int) string {
			return handler(repeat(n, "l#:\nfor op < 10 {\nop++\ns.m[k]++\nif op == # { goto l# }\n}\n"))
		}},
		{"loops that all lead back to the first", 100, func(n int) string {
			return handler(repeat(n, "l#:\nfor {\nop++\ns.m[k]++\nif op%3 == 0 { goto l0 }\nif op > 100 { break l# }\n}\n"))
		}},
		{"endless loops in one another", 50, func(n int) string {
			return handler(repeat(n, "l#:\nfor {\nop++\ns.m[k]++\nif op > # { break l# }\n") + repeat(n, "}\n"))
		}},
		{"cases of a select", 100, func(n int) string {
			return handler("var c chan int\nfor {\nselect {\n" + repeat(n, "case <-c:\ns.m[k] = #\n") + "}\n}\n")
		}},
		{"queues that are popped", 100, func(n int) string {
			return "type server struct {\n" + repeat(n, "q# []*server\n") + "}\n\nfunc (s *server) handle() {\n" +
				repeat(n, "s.q# = s.q#[1:]\n") + "}\n"
		}},
		{"results", 250, func(n int) string {
			return "func name(op int) string {\nswitch op {\n" + repeat(n, "case #:\nreturn \"name #\"\n") + "}\nreturn \"\"\n}\n"
		}},
	}
}

// checked type-checks one file of code.
func checked(t testing.TB, code string) Input {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", "package a\n\n"+code, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(t, err)
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: importer.Default()}
	pkg, err := conf.Check("example.com/a", fset, []*ast.File{file}, info)
	require.NoError(t, err)
	return Input{Fset: fset, Files: []*ast.File{file}, Types: pkg, Info: info, Module: "example.com/a"}
}

// Work grows with the size of the code and not with its square: of twice the code there
// are at most two and a half times as many steps.
func TestStepsGrowWithSize(t *testing.T) {
	for _, sh := range shapes() {
		t.Run(sh.name, func(t *testing.T) {
			t.Parallel()
			var steps []int
			for _, n := range []int{sh.size, 2 * sh.size, 4 * sh.size} {
				s, err := summarise(checked(t, sh.code(n)))
				require.NoError(t, err)
				assert.Zero(t, s.out.Unseen)
				require.NotEmpty(t, s.out.Funcs)
				steps = append(steps, s.steps)
			}
			require.Positive(t, steps[0])
			for i := range steps[1:] {
				assert.Less(t, float64(steps[i+1])/float64(steps[i]), 2.5, "steps at n, 2n, 4n from n = %d: %v", sh.size, steps)
			}
			t.Log(steps)
		})
	}
}

func BenchmarkShapes(b *testing.B) {
	for _, sh := range shapes() {
		for _, times := range []int{1, 2, 4} {
			b.Run(fmt.Sprintf("%s/%dn", sh.name, times), func(b *testing.B) {
				in := checked(b, sh.code(times*sh.size))
				for b.Loop() {
					s, err := summarise(in)
					require.NoError(b, err)
					b.ReportMetric(float64(s.steps), "steps")
				}
			})
		}
	}
}
