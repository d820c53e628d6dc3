package retaingrow_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/retaingrow"
)

// fixed finds the fixes in a program of one type S for each case, by its number; %d in a
// case is that number.
func fixed(t *testing.T, head string, cases []string) map[string][]finding.Edit {
	t.Helper()
	src := head
	for i, c := range cases {
		src += strings.ReplaceAll(c, "%d", fmt.Sprint(i)) + "\n"
	}
	out := map[string][]finding.Edit{}
	for _, f := range retaingrow.Find(linktest.Program(t, src)) {
		key := strings.TrimPrefix(f.Container.Key, linktest.Path+".")
		out[key] = nil
		if len(f.Fixes) > 0 {
			require.Len(t, f.Fixes, 1)
			require.NotEmpty(t, f.Fixes[0].Message)
			out[key] = f.Fixes[0].Edits
		}
	}
	return out
}

const list = "type S%d struct { mu sync.Mutex; l []func() }\n"

func TestSlotsAreEmptiedWhereNobodyElseHasThem(t *testing.T) {
	const pop = "func (s *S%d) Pop() {\n\ts.l = s.l[1:]\n}\nfunc (s *S%d) Add(f func()) { if len(s.l) < 9 { s.l = append(s.l, f) } }\n"
	cases := []struct{ name, src, text string }{
		{"popped", list + pop, "s.l[0] = nil\n\t"},
		{"several", list + "func (s *S%d) Pop(n int) {\n\ts.l = s.l[n:]\n}", "clear(s.l[:n])\n\t"},
		{"behind their end", list + "func (s *S%d) Pop() {\n\ts.l = s.l[len(s.l)-2:]\n}", "clear(s.l[:len(s.l)-2])\n\t"},
		{"structs", "type S%d struct { mu sync.Mutex; l []struct{ n int; f func() } }\nfunc (s *S%d) Pop() {\n\ts.l = s.l[1:]\n}", "clear(s.l[:1])\n\t"},
		{"taken before", list + "func (s *S%d) Pop() func() {\n\tf := s.l[0]\n\ts.l = s.l[1:]\n\treturn f\n}", "s.l[0] = nil\n\t"},
		{"ranged", list + pop + "func (s *S%d) Len() (n int) { for _, f := range s.l { if f != nil { n++ } }; return n }", "s.l[0] = nil\n\t"},
		{"an array made for it", list + pop + "func New%d() *S%d { return &S%d{l: make([]func(), 0, 9)} }", "s.l[0] = nil\n\t"},

		{"ranged while others run", list + pop + "func (s *S%d) Run() { for _, f := range s.l { f() } }", ""},
		{"a snapshot", list + pop + "func (s *S%d) Run() { s.mu.Lock(); l := s.l; s.mu.Unlock(); for i := range l { println(l[i] == nil) } }", ""},
		{"handed out", list + pop + "func (s *S%d) All() []func() { return s.l }", ""},
		{"handed on", list + pop + "func (s *S%d) Put() { use(s.l) }", ""},
		{"its address handed on", list + pop + "func (s *S%d) Put() { change(&s.l) }", ""},
		{"given", list + pop + "func (s *S%d) Set(l []func()) { s.l = l }", ""},
		{"another's array", list + pop + "func (s *S%d) Set(l []func()) { s.l = append(l, nil) }", ""},
		{"both at once", list + "func (s *S%d) Pop() (f func()) {\n\tf, s.l = s.l[0], s.l[1:]\n\treturn f\n}", ""},
		{"not alone on its line", list + "func (s *S%d) Pop() {\n\tprintln(1); s.l = s.l[1:]\n}", ""},
		{"a number with effects", list + "func (s *S%d) Pop() {\n\ts.l = s.l[next():]\n}", ""},
		{"a pointer into it", "type S%d struct { mu sync.Mutex; l []struct{ n int; f func() } }\nfunc (s *S%d) Pop() int {\n\tp := &s.l[0]\n\ts.l = s.l[1:]\n\treturn p.n\n}", ""},
		{"copied whole", "type S%d struct { l []func(); done chan int }\n" + pop + "func (s *S%d) Copy() { c := *s; c.Pop() }", ""},
		{"a copy in a map", "type S%d struct { l []func(); done chan int }\ntype t%d struct { mu sync.Mutex; m map[int]S%d }\n" + pop + "func (t *t%d) Pop() { for _, s := range t.m { s.Pop() } }", ""},
		{"exported without a lock", "type S%d struct { l []func(); done chan int }\n" + pop, ""},
		{"exported field", "type S%d struct { mu sync.Mutex; L []func() }\nfunc (s *S%d) Pop() {\n\ts.L = s.L[1:]\n}", ""},
		{"nil is another thing", list + "func (s *S%d) Pop() {\n\tnil := 1\n\tprintln(nil)\n\ts.l = s.l[1:]\n}", "clear(s.l[:1])\n\t"},
		{"clear is another thing", list + "func (s *S%d) Pop(n int, clear func()) {\n\ts.l = s.l[n:]\n}", ""},
	}
	var srcs []string
	for _, c := range cases {
		srcs = append(srcs, c.src)
	}
	got := fixed(t, "import \"sync\"\nfunc use([]func()) { defer println() }\nfunc change(*[]func()) {}\nfunc next() int { return 1 }\n", srcs)
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			key := fmt.Sprintf("S%d.l", i)
			if c.name == "exported field" {
				key = fmt.Sprintf("S%d.L", i)
			}
			edits, found := got[key]
			require.True(t, found, "not found at all")
			if c.text == "" {
				require.Empty(t, edits)
				return
			}
			require.Len(t, edits, 1)
			require.Equal(t, c.text, edits[0].NewText)
		})
	}
}

func TestPartsAreCopiedWhereNobodyCanTell(t *testing.T) {
	const head = "type S%d struct { mu sync.Mutex; m map[string][]byte; t map[string]string; e map[string]*E%d; o []byte }\ntype E%d struct{ raw []byte }\n"
	serve := func(body string) string {
		return head + "func (s *S%d) Serve(c net.Conn, k string) {\n\tfor {\n\t\tpage := make([]byte, 4096)\n\t\tn, err := c.Read(page)\n\t\tif err != nil || len(s.m) > 9 || len(s.t) > 9 || len(s.e) > 9 { return }\n_ = n\n" + body + "\n\t}\n}\nfunc (s *S%d) Drop(k string) { delete(s.m, k); delete(s.t, k); delete(s.e, k) }\n"
	}
	cases := []struct{ name, field, src, by string }{
		{"bytes", "S%d.m", serve("s.m[k] = page[:n]"), "bytes.Clone("},
		{"text", "S%d.t", serve("w, _, _ := strings.Cut(string(page), \" \")\ns.t[k] = w"), "strings.Clone("},
		{"a field of what is new", "E%d.raw", serve("s.e[k] = &E%d{raw: page[:n]}"), "bytes.Clone("},
		{"read afterwards", "S%d.m", serve("s.m[k] = page[:n]\nprintln(string(page[:n]), len(page))"), "bytes.Clone("},
		{"copied afterwards", "S%d.m", serve("s.m[k] = page[:n]\ns.o = bytes.Clone(page)"), "bytes.Clone("},

		{"written afterwards", "S%d.m", serve("s.m[k] = page[:n]\npage[0] = 1"), ""},
		{"read into afterwards", "S%d.m", serve("s.m[k] = page[:n]\nc.Read(page)"), ""},
		{"stored twice", "S%d.m", serve("s.m[k] = page[:n]\ns.o = page"), ""},
		{"handed on", "S%d.m", serve("use(page)\ns.m[k] = page[:n]"), ""},
		{"captured", "S%d.m", serve("go func() { page[0] = 1 }()\ns.m[k] = page[:n]"), ""},
		{"kept once", "S%d.o", serve("s.o = page[:n]"), ""},
		{"kept for its capacity", "S%d.m", serve("s.m[k] = page[:0]"), ""},
		{"the package's name is taken", "S%d.m", serve("bytes := k\ns.m[bytes] = page[:n]"), ""},
	}
	var srcs []string
	for _, c := range cases {
		srcs = append(srcs, c.src)
	}
	got := fixed(t, "import (\"bytes\"; \"net\"; \"strings\"; \"sync\")\nvar _ = bytes.Clone\nfunc use([]byte) { defer println() }\n", srcs)
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			edits := got[strings.ReplaceAll(c.field, "%d", fmt.Sprint(i))]
			if c.by == "" {
				require.Empty(t, edits)
				return
			}
			require.Len(t, edits, 2)
			require.Equal(t, c.by, edits[0].NewText)
			require.Equal(t, ")", edits[1].NewText)
		})
	}
}
