package feed

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const shop = `package shop

import "strings"

type item struct{ name string }

type Shop struct {
	items map[string]*item
	names []string
	open  map[string]*item
}

func newItem(name string) *item {
	it := &item{name: name}
	return it
}

func (s *Shop) Put(name string) {
	it := newItem(name)
	s.items[name] = it
	s.open[it.name] = it
}

func (s *Shop) Serve(lines func() string) {
	for {
		line := lines()
		verb, rest, _ := strings.Cut(line, " ")
		if verb == "put" {
			s.Put(rest)
		}
		s.names = append(s.names,
			string([]byte(verb)),
			rest+"!",
		)
	}
}

func (s *Shop) Go(name string) {
	done := make(chan string)
	go func() {
		done <- name
	}()
	go s.Serve(nil)
}

func List[T any](in []T) []T { return in }
`

func shopIndex(t *testing.T) (*Index, Place) {
	t.Helper()
	x := NewIndex([]Source{{Path: "example.com/shop", Name: "shop", Dir: "/src/shop", Files: map[string][]byte{
		"shop.go": []byte(shop), "broken.go": []byte("package shop\nfunc {"),
	}}})
	at, ok := x.PlaceOf("/src/shop/shop.go")
	require.True(t, ok)
	return x, at
}

// lineOf is the line of the shop that holds a text.
func lineOf(t *testing.T, text string) int {
	t.Helper()
	before, _, ok := strings.Cut(shop, text)
	require.True(t, ok, text)
	return strings.Count(before, "\n") + 1
}

// has reports whether lines have the one with a text, and a callee.
func has(t *testing.T, lines []Lines, text, callee string) bool {
	t.Helper()
	for _, l := range lines {
		if l.Has(lineOf(t, text)) && l.Callee == callee {
			return true
		}
	}
	return false
}

func TestValuesAreFollowedToWhereTheyAreMade(t *testing.T) {
	x, at := shopIndex(t)
	site, ok := x.At(at, lineOf(t, "s.items[name] = it"), 2)
	require.True(t, ok)
	assert.Equal(t, "(*Shop).Put", site.Function)
	assert.True(t, has(t, site.Grow, "s.items[name] = it", ""))
	assert.True(t, has(t, site.Feeds, "it := newItem(name)", "newItem"), "the element")
	assert.True(t, has(t, site.Feeds, "strings.Cut(line", "Cut"), "the key comes from a caller")
	assert.True(t, has(t, site.Feeds, "line := lines()", "lines"), "and from what that was given")
}

func TestAFieldIsFollowedIntoTheFunctionThatSetsIt(t *testing.T) {
	x, at := shopIndex(t)
	site, ok := x.At(at, lineOf(t, "s.open[it.name] = it"), 2)
	require.True(t, ok)
	assert.True(t, has(t, site.Feeds, "strings.Cut(line", "Cut"), "through newItem's parameter")
}

func TestAStatementHasAllItsLines(t *testing.T) {
	x, at := shopIndex(t)
	site, ok := x.At(at, lineOf(t, "s.names = append"), 3)
	require.True(t, ok)
	assert.True(t, has(t, site.Grow, `rest+"!"`, ""), "the statement ends later")
	assert.True(t, has(t, site.Feeds, "string([]byte", "-"))
	assert.True(t, has(t, site.Feeds, `rest+"!"`, "-"))
}

func TestWhatIsStartedIsApartFromWhatStartsIt(t *testing.T) {
	x, at := shopIndex(t)
	site, ok := x.At(at, lineOf(t, "go func() {"), 2)
	require.True(t, ok)
	assert.True(t, has(t, site.Grow, "go func() {", ""))
	assert.False(t, has(t, site.Grow, "done <- name", ""))
	assert.True(t, has(t, site.Runs, "done <- name", ""))
	assert.True(t, has(t, site.Feeds, "done := make", "-"), "what it captures")

	site, ok = x.At(at, lineOf(t, "go s.Serve"), 2)
	require.True(t, ok)
	assert.Equal(t, []string{"Serve"}, site.Starts)
}

func TestLinesFitTheirFunctions(t *testing.T) {
	x, at := shopIndex(t)
	for _, c := range []struct {
		name, text  string
		known, fits bool
	}{
		{"(*Shop).Put", "s.items[name] = it", true, true},
		{"(*Shop).Put-fm", "s.items[name] = it", true, true},
		{"(*Shop).Go.func1", "done <- name", true, true},
		{"(*Shop).Put", "done <- name", true, false},
		{"List", "func List", true, true},
		{"(*Shop).Gone", "done <- name", false, false},
	} {
		known, fits := x.Fits(at, c.name, lineOf(t, c.text))
		assert.Equal(t, [2]bool{c.known, c.fits}, [2]bool{known, fits}, c)
	}
	_, fits := x.Fits(at, "(*Shop).Put", lineOf(t, "func (s *Shop) Serve")-1)
	assert.False(t, fits, "an empty line")
	assert.Equal(t, "newItem", x.FunctionAt(at, lineOf(t, "return it")))
	assert.Empty(t, x.FunctionAt(at, 1))
	assert.False(t, x.Has(Place{"example.com/shop", "broken.go"}))
}

func TestAValueThatComesFromItselfEnds(t *testing.T) {
	text := "package a\n\nfunc f(n int) {\n\tx := g(nil)\n\tfor {\n\t\tx = g(x)\n\t\tall = append(all, x)\n\t}\n}\n\nfunc g(x []int) []int { f(len(x)); return x }\n\nvar all [][]int\n"
	x := NewIndex([]Source{{Path: "a", Name: "a", Dir: "/a", Files: map[string][]byte{"a.go": []byte(text)}}})
	site, ok := x.At(Place{"a", "a.go"}, 7, 3)
	require.True(t, ok)
	assert.NotEmpty(t, site.Feeds)
}

func TestTypesOfLibrariesAreTold(t *testing.T) {
	text := "package a\n\nimport (\n\t\"net/http\"\n\tother \"example.com/x\"\n)\n\nfunc f() *http.Client {\n\treturn &http.Client{Transport: &http.Transport{}, Jar: other.Jar{}}\n}\n"
	x := NewIndex([]Source{{Path: "a", Name: "a", Dir: "/a", Files: map[string][]byte{"a.go": []byte(text)}}})
	site, ok := x.At(Place{"a", "a.go"}, 9, 2)
	require.True(t, ok)
	assert.Equal(t, []Type{{"net/http", "Client"}, {"net/http", "Transport"}, {"example.com/x", "Jar"}}, site.Types)
}
