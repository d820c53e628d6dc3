package escape_test

import (
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/escape"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/summarise"
)

// flow is what is known of where things go in a package p of one file.
func flow(t *testing.T, src string) *escape.Flow {
	t.Helper()
	sum, err := summarise.Summarise(linktest.Checked(t, token.NewFileSet(), src))
	require.NoError(t, err)
	table, err := library.Load()
	require.NoError(t, err)
	p := program.New([]program.Package{{Summary: sum, Dir: "/src", Matched: true}})
	return escape.New(libcall.New(p, table), p.Packages)
}

func function(t *testing.T, l *escape.Flow, name string) *program.Func {
	t.Helper()
	f := l.Funcs[linktest.Path+"."+name]
	require.NotNil(t, f, name)
	return f
}

// Who has the object of type T that f makes once f has returned.
func TestKeptAs(t *testing.T) {
	const types = "type T struct { n int }\ntype H struct { t *T; all []*T; f func() }\nvar kept *T\nvar held H\n"
	const frame, unknown, beyond = escape.KeepFrame, escape.KeepUnknown, escape.KeepBeyond
	for name, tt := range map[string]struct {
		src  string
		want escape.Keep
	}{
		"nobody":                   {`func f() { t := &T{}; t.n++ }`, frame},
		"a variable":               {`func f() { kept = &T{} }`, beyond},
		"a variable's field":       {`func f() { held.t = &T{} }`, beyond},
		"a channel":                {`func f(c chan *T) { c <- &T{} }`, beyond},
		"a channel, by a helper":   {`func put(c chan *T, t *T) { c <- t }; func f(c chan *T) { put(c, &T{}) }`, beyond},
		"a goroutine":              {`func (t *T) run() {}; func f() { go (&T{}).run() }`, beyond},
		"a goroutine's body":       {`func f() { t := &T{}; go func() { t.n++ }() }`, beyond},
		"a body that runs now":     {`func f() { t := &T{}; func() { t.n++ }() }`, frame},
		"a body at the end":        {`func f() { t := &T{}; defer func() { t.n++ }() }`, frame},
		"a body that sort calls":   {"import \"sort\"\n" + `func f(x []int) { t := &T{}; sort.Slice(x, func(i, j int) bool { t.n++; return i < j }) }`, frame},
		"a body handed to anybody": {`var at func(func()); func f() { t := &T{}; at(func() { t.n++ }) }`, unknown},
		"a body that a field has":  {`func f() { t := &T{}; held.f = func() { t.n++ } }`, beyond},
		"a body that calls itself": {`func f() { t := &T{}; var walk func(int); walk = func(n int) { t.n += n; if n > 0 { walk(n - 1) } }; walk(3) }`, frame},
		"a body of a body":         {`func f() { t := &T{}; add := func(n int) { t.n += n }; go func() { add(1) }() }`, beyond},
		"a body that others call":  {`func f(x []int) { t := &T{}; var add func(int); add = func(n int) { t.n += n }; each := func() { for _, n := range x { add(n) } }; each() }`, frame},
		"anybody":                  {`var at func(*T); func f() { at(&T{}) }`, unknown},
		"its own field":            {`func f() { h := &H{}; h.t = &T{}; h.t.n++ }`, frame},
		"a list of its own":        {`func f() { h := &H{}; h.all = append(h.all, &T{}) }`, unknown},
		"a map of its own":         {`func f() { m := map[int]*T{}; m[1] = &T{} }`, frame},
		"a map of a list":          {`func f() { m := map[int][]*T{}; m[1] = append(m[1], &T{}) }`, unknown},
		"what it is given":         {`func f(h *H) { h.t = &T{} }; func g() { h := &H{}; f(h) }`, frame},
		"what it is given, kept":   {`func f(h *H) { h.t = &T{} }; func g() { f(&held) }`, beyond},
		"one of two it is given": {`func f(h *H) { h.t = &T{} }; func g(b bool) { h := &held; if b { h = &H{} }; f(h) }`,
			beyond},
		"one of two of its own": {`func f(h *H) { h.t = &T{} }; func g(b bool) { h := &H{}; if b { h = &H{} }; f(h) }`, frame},
		"what it is given, by a helper": {`func set(h *H, t *T) { h.t = t }; func f(h *H) { set(h, &T{}) }; func g() { h := &H{}; f(h) }`,
			frame},
		"what anybody gives":            {`func f(h *H) { h.t = &T{} }`, unknown},
		"who calls it":                  {`func f() *T { return &T{} }; func g() { kept = f() }`, beyond},
		"who calls it, and drops it":    {`func f() *T { t := &T{}; return t }; func g() { f() }`, frame},
		"who calls it, for a while":     {`func f() *T { t := &T{}; return t }; func g() { t := f(); t.n++ }`, unknown},
		"who calls who calls it":        {`func f() *T { return &T{} }; func g() *T { return f() }; func h() { kept = g() }`, beyond},
		"one of two that call it":       {`func f() *T { return &T{} }; func g() { f() }; func h() { kept = f() }`, beyond},
		"who calls it at the end":       {`func f() *T { return &T{} }; func g() { defer f() }`, unknown},
		"who calls it by an interface":  {`type I interface { f() *T }; type U struct{}; func (U) f() *T { return &T{} }; func g(i I) { i.f() }; var _ I = U{}`, unknown},
		"who has it as a value":         {`func f() *T { return &T{} }; var made = f`, unknown},
		"code out of view":              {`func F() *T { return &T{} }; func g() { F() }`, unknown},
		"who calls itself":              {`func f(n int) *T { if n == 0 { return &T{} }; return f(n - 1) }; func g() { t := f(3); t.n++ }`, unknown},
		"what a helper returns of it":   {`func same(t *T) *T { return t }; func f() { kept = same(&T{}) }`, beyond},
		"a helper that looks":           {`func look(t *T) int { return t.n }; func f() { look(&T{}) }`, frame},
		"a helper that keeps":           {`func keep(t *T) { kept = t }; func f() { keep(&T{}) }`, beyond},
		"a helper that keeps it itself": {`func (t *T) keep() { kept = t }; func f() { (&T{}).keep() }`, beyond},
		"a helper's goroutine":          {`func (t *T) add() { t.n++ }; func run(t *T) { go func() { t.add() }() }; func f() { run(&T{}) }`, beyond},
		"a helper's goroutine, to look": {`func run(t *T) { go func() { _ = t.n }() }; func f() { run(&T{}) }`, frame},
	} {
		t.Run(name, func(t *testing.T) {
			head, body, ok := strings.Cut(tt.src, "\n")
			if !ok {
				head, body = "", tt.src
			}
			l := flow(t, head+"\n"+types+body)
			i := slices.IndexFunc(l.SortedFuncs(), func(f *program.Func) bool { return makeOf(f) != nil })
			require.GreaterOrEqual(t, i, 0)
			f := l.SortedFuncs()[i]
			assert.Equal(t, tt.want, l.KeptAs(f, makeOf(f)))
		})
	}
}

// makeOf is the object of type T that a function makes.
func makeOf(f *program.Func) *facts.Term {
	for _, m := range f.Makes {
		if m.Type == linktest.Path+".T" {
			return &facts.Term{Op: facts.OpNew, N: m.N, Text: m.Type}
		}
	}
	return nil
}

// Functions that are put into an object for one call go with that.
func TestStaysLocal(t *testing.T) {
	const types = "type O struct { f func() }\ntype W struct { o *O }\nvar kept *O\nfunc run(o *O) { o.f() }\nfunc keep(o *O) { kept = o }\n"
	for name, tt := range map[string]struct {
		src  string
		want bool
	}{
		"used at once":             {`func F() { o := &O{f: func() {}}; o.f() }`, true},
		"handed to who runs it":    {`func F() { run(&O{f: func() {}}) }`, true},
		"handed to who keeps it":   {`func F() { keep(&O{f: func() {}}) }`, false},
		"handed to anybody":        {`var at func(*O); func F() { at(&O{f: func() {}}) }`, false},
		"kept":                     {`func F() { kept = &O{f: func() {}} }`, false},
		"in another object":        {`func F() { o := &O{f: func() {}}; w := &W{}; w.o = o; w.o.f() }`, true},
		"in another that is kept":  {`var all []*W; func F() { w := &W{o: &O{f: func() {}}}; all = append(all, w) }`, false},
		"in what it is given":      {`func F(w *W) { w.o = &O{f: func() {}} }`, false},
		"in what runs now":         {`func F() { o := &O{f: func() {}}; func() { o.f() }() }`, true},
		"in a goroutine":           {`func F() { o := &O{f: func() {}}; go func() { o.f() }() }`, false},
		"returned to who runs it":  {`func f() *O { return &O{f: func() {}} }; func G() { run(f()) }`, true},
		"returned to who keeps it": {`func f() *O { return &O{f: func() {}} }; func G() { keep(f()) }`, false},
		"returned to nobody":       {`func f() *O { return &O{f: func() {}} }`, false},
		"returned at the end":      {`func f() *O { return &O{f: func() {}} }; func G() { defer f() }`, false},
		"returned by a value":      {`func f() *O { return &O{f: func() {}} }; var made = f; func G() { run(f()) }`, false},
		"put into a result":        {`func mk() *O { return &O{} }; func F() { o := mk(); o.f = func() {}; run(o) }`, true},
		"put into a kept result":   {`func mk() *O { return &O{} }; func F() { o := mk(); o.f = func() {}; keep(o) }`, false},
		"put into what is shared":  {`func get() *O { return kept }; func F() { o := get(); o.f = func() {}; run(o) }`, false},
		"put into what is given":   {`func F(o *O) { o.f = func() {}; run(o) }`, false},
	} {
		t.Run(name, func(t *testing.T) {
			l := flow(t, types+tt.src)
			uses := 0
			for _, f := range l.SortedFuncs() {
				for _, u := range f.UsedAt {
					if u.How == facts.UseField {
						uses++
						assert.Equal(t, tt.want, l.StaysLocal(u))
					}
				}
			}
			assert.Equal(t, 1, uses)
		})
	}
}

// A function makes its result if each of those that it returns was made for it.
func TestReturnsNew(t *testing.T) {
	l := flow(t, `
type T struct { n int }
type source interface { get() *T }
type fresh struct{}
func (fresh) get() *T { return &T{} }
type mixed interface { take() *T }
type newer struct{}
func (newer) take() *T { return &T{} }
type older struct { t *T }
func (o older) take() *T { return o.t }
var _, _, _ = source(fresh{}), mixed(newer{}), mixed(older{})
var kept *T

func made() *T { t := &T{}; return t }
func madeOrNone(b bool) *T { if b { return nil }; return &T{} }
func none() *T { return nil }
func helped() *T { return made() }
func given(t *T) *T { return t }
func old() *T { return kept }
func either(b bool) *T { if b { return kept }; return &T{} }
func second() (error, *T) { return nil, &T{} }
func itself(n int) *T { if n == 0 { return &T{} }; return itself(n - 1) }
func heard(c chan *T) *T { return <-c }
func sourced(s source) *T { return s.get() }
func mixedUp(m mixed) *T { return m.take() }
`)
	for name, want := range map[string]bool{
		"made": true, "madeOrNone": true, "none": false, "helped": true, "given": false, "old": false, "either": false,
		"itself": true, "heard": false, "sourced": true, "mixedUp": false, "missing": false,
	} {
		assert.Equal(t, want, l.ReturnsNew(linktest.Path+"."+name, 0), name)
		assert.Equal(t, want, l.ReturnsNew(linktest.Path+"."+name, 0), "%s, asked again", name)
	}
	assert.True(t, l.ReturnsNew(linktest.Path+".second", 1))
	assert.False(t, l.ReturnsNew(linktest.Path+".second", 0))
	assert.False(t, l.ReturnsNew(linktest.Path+".made", 1), "it has no second result")
}

// What a function returns runs as those fields say that take it, if all say the same.
func TestHandedOut(t *testing.T) {
	const handler = `func h() http.HandlerFunc { return func(http.ResponseWriter, *http.Request) {} }` + "\n"
	for name, tt := range map[string]struct {
		src  string
		want libcall.Callback
	}{
		"to a server":              {`var s = &http.Server{Handler: h()}`, libcall.CallbackEvent},
		"to two":                   {`var s, r = &http.Server{Handler: h()}, &http.Server{Handler: h()}`, libcall.CallbackEvent},
		"to a field of its own":    {`type T struct { h http.Handler }; var t = &T{h: h()}`, libcall.CallbackUnknown},
		"to a server and another":  {`type T struct { h http.Handler }; var t, s = &T{h: h()}, &http.Server{Handler: h()}`, libcall.CallbackUnknown},
		"to nobody":                {``, libcall.CallbackUnknown},
		"by a helper":              {`func g() http.Handler { return h() }; var s = &http.Server{Handler: g()}`, libcall.CallbackEvent},
		"by a helper, and nowhere": {`func g() http.Handler { return h() }; var s = &http.Server{Handler: h()}`, libcall.CallbackUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			l := flow(t, "import \"net/http\"\n"+handler+tt.src)
			assert.Equal(t, tt.want, l.HandedOut(function(t, l, "h").ID, escape.MaxHandedOut))
			assert.Equal(t, libcall.CallbackUnknown, l.HandedOut("missing", escape.MaxHandedOut))
		})
	}
}

// Methods that nothing in view calls are asked for where a library can find them by itself.
func TestReflected(t *testing.T) {
	const lib = "import \"github.com/patrickmn/go-cache\"\n" + `
type T struct { in *In; all []Each }
func (t *T) Shown() int { return 1 }
func (t *T) hidden() int { return 2 }
func (t *T) Called() int { return 3 }
type In struct{ out *T }
func (in *In) Shown() int { return 4 }
type Each struct{}
func (e *Each) Shown() int { return 5 }
type Other struct{}
func (o *Other) Shown() int { return 6 }
var c *cache.Cache
func look(x any) {}
func use(t *T) { t.Called() }
`
	for name, tt := range map[string]struct {
		src  string
		want []string
	}{
		"handed to a library":        {`func f() { c.SetDefault("", &T{}) }`, []string{"Each.Shown", "In.Shown", "T.Shown"}},
		"in a struct without a name": {`func f() { c.SetDefault("", struct { t *T }{&T{}}) }`, []string{"Each.Shown", "In.Shown", "T.Shown"}},
		"handed to code in view":     {`func f() { look(&T{}) }`, nil},
		"kept":                       {`var kept any; func f() { kept = &T{} }`, nil},
		"a part":                     {`func f() { c.SetDefault("", &Other{}) }`, []string{"Other.Shown"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := flow(t, lib+tt.src)
			var asked []string
			for _, typ := range []string{"Each", "In", "Other", "T"} {
				for _, m := range []string{"Called", "Shown", "hidden"} {
					if l.Asked[linktest.Path+"."+typ+"."+m] {
						asked = append(asked, typ+"."+m)
					}
				}
			}
			assert.Equal(t, tt.want, asked)
		})
	}
}
