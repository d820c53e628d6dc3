package summarise_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/summarise"
)

// summaryOf type-checks one file and returns its summary.
func summaryOf(t *testing.T, src string) *facts.Summary {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", "package p\n"+src, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(t, err)
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := conf.Check("example.com/p", fset, []*ast.File{f}, info)
	require.NoError(t, err)
	sum, err := summarise.Summarise(summarise.Input{Fset: fset, Files: []*ast.File{f}, Types: pkg, Info: info, Module: "example.com/p"})
	require.NoError(t, err)
	return sum
}

// lines renders the sites of a function, one a line, as the tests below compare them.
func lines(s *facts.Summary, id string) []string {
	var out []string
	for _, f := range s.Funcs {
		if f.ID != id {
			continue
		}
		for _, st := range f.Sites {
			line := string(st.Op) + " " + string(st.How) + " " + string(st.Extent) + " " + st.Ref.String()
			if st.Key != nil {
				line += " key " + st.Key.String()
			}
			out = append(out, line)
		}
	}
	return out
}

func TestSites(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"insert", `s.m[k] = 1`, []string{"grow insert  field<example.com/p.T.m>(param0) key param1"}},
		{"delete", `delete(s.m, k)`, []string{"shrink delete one field<example.com/p.T.m>(param0) key param1"}},
		{"append", `s.l = append(s.l, k)`, []string{"grow append  field<example.com/p.T.l>(param0)"}},
		{"append in a loop to a copy of the header", `l := s.l; for range 3 { l = append(l, k) }; s.l = l`,
			[]string{"grow append  field<example.com/p.T.l>(param0)"}},
		{"pop", `s.l = s.l[1:]`, []string{"shrink pop one field<example.com/p.T.l>(param0)"}},
		{"last n", `s.l = s.l[len(s.l)-5:]`, []string{"shrink trim some field<example.com/p.T.l>(param0)"}},
		{"cut out one", `s.l = append(s.l[:1], s.l[2:]...)`, []string{"shrink delete one field<example.com/p.T.l>(param0)"}},
		{"whole copy is no trim", `s.l = append([]string{}, s.l...)`, nil},
		{"filter into a new slice", `var n []string; for _, x := range s.l { if x != k { n = append(n, x) } }; s.l = n`,
			[]string{
				"shrink filter one field<example.com/p.T.l>(param0) key param1"}},
		{"filter what is long", `var n []string; for _, x := range s.l { if x != k && len(x) < 9 { n = append(n, x) } }; s.l = n`,
			[]string{
				"shrink filter some field<example.com/p.T.l>(param0)"}},
		{"nested append", `s.n[k] = append(s.n[k], k)`, []string{
			"grow insert  field<example.com/p.T.n>(param0) key param1",
			"grow append  elem(field<example.com/p.T.n>(param0),param1)"}},
		{"reset", `s.m = map[string]int{}`, []string{"shrink rebuild all field<example.com/p.T.m>(param0)"}},
		{"sweep", `for x := range s.m { delete(s.m, x) }`,
			[]string{"shrink delete one field<example.com/p.T.m>(param0) key key(field<example.com/p.T.m>(param0))"}},
		{"count down", `s.m[k]--`, []string{"empty count  field<example.com/p.T.m>(param0) key param1"}},
		{"struct reset", `*s = T{}`, []string{
			"shrink assign all field<example.com/p.T.m>(param0)",
			"shrink assign all field<example.com/p.T.l>(param0)",
			"shrink assign all field<example.com/p.T.n>(param0)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sum := summaryOf(t, "type T struct { m map[string]int; l []string; n map[string][]string }\nfunc (s *T) f(k string) { "+tt.body+" }")
			require.Equal(t, tt.want, lines(sum, "(*example.com/p.T).f"))
		})
	}
}

func TestLocalsOfEndlessLoops(t *testing.T) {
	sum := summaryOf(t, `
func run(in chan int) {
	seen := map[int]bool{}
	var all []int
	for v := range in {
		seen[v] = true
		all = append(all, v)
	}
	_ = all
}`)
	require.Equal(t, []string{
		"grow insert  new key recv(param0)",
		"grow append  local-1<example.com/p.run.all>",
	}, lines(sum, "example.com/p.run"))
	var keys []string
	for _, c := range sum.Containers {
		keys = append(keys, c.Key)
	}
	require.Equal(t, []string{"example.com/p.run.all", "example.com/p.run.seen"}, keys)
}

func TestEncodingIsStable(t *testing.T) {
	src := `
import "sync"
type T struct { mu sync.Mutex; m map[string]*T; l []func() }
func (s *T) Add(k string) { s.mu.Lock(); defer s.mu.Unlock(); if _, ok := s.m[k]; !ok { s.m[k] = &T{} }; s.l = append(s.l, func() { delete(s.m, k) }) }
`
	first, err := facts.Encode(summaryOf(t, src))
	require.NoError(t, err)
	for range 10 {
		again, err := facts.Encode(summaryOf(t, src))
		require.NoError(t, err)
		require.Equal(t, string(first), string(again))
	}
	back, err := facts.Decode(first)
	require.NoError(t, err)
	round, err := facts.Encode(back)
	require.NoError(t, err)
	require.Equal(t, string(first), string(round))
	require.Less(t, len(first), 8000, "a summary is small")
}

func TestDecodeRefusesForeignBytes(t *testing.T) {
	_, err := facts.Decode([]byte(`{"version":99,"summary":{}}`))
	require.ErrorContains(t, err, "not the bytes of one")
}
