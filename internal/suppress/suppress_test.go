package suppress_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/suppress"
)

const file = "relay/server.go"

func ruleNames() []string { return []string{"lockgrow", "mapgrow", "slicegrow"} }

// collect parses src, whose first line is line 1, and collects its directives.
func collect(t *testing.T, src string) []suppress.Directive {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, strings.TrimPrefix(src, "\n"), parser.ParseComments)
	require.NoError(t, err)
	return suppress.Collect(fset, []*ast.File{f}, ruleNames())
}

// found is a finding of rule that is declared, grows first and grows again at
// the given lines.
func found(rule string, declared int, grows ...int) finding.Finding {
	at := func(line int) finding.Position { return finding.Position{File: file, Line: line, Column: 2} }
	f := finding.Finding{Rule: rule, Confidence: finding.Medium, Position: at(grows[0])}
	f.Container.Declared = at(declared)
	for _, line := range grows {
		f.Grows = append(f.Grows, finding.Site{Position: at(line)})
	}
	return f
}

// silenced reports whether the directives in src silence f.
func silenced(t *testing.T, src string, f finding.Finding) bool {
	t.Helper()
	kept, n, _, _ := suppress.Apply([]finding.Finding{f}, collect(t, src), suppress.Options{})
	assert.Equal(t, 1, len(kept)+n)
	return n == 1
}

const server = `
package relay

type server struct {
	sessions map[string]int //growthlint:bounded one for each configured peer
	//growthlint:bounded cut by the kernel's descriptor limit
	conns map[int]int
	tokens map[string]int
}

func (s *server) accept(id string) {
	s.tokens[id] = 1 //growthlint:bounded ids come from a fixed list
	s.tokens[id+"x"] = 1
	//growthlint:ignore mapgrow accepted until the next release
	if id != "" {
		s.tokens[id] = 2
	}
	s.tokens[id] = 3 //growthlint:ignore mapgrow,slicegrow accepted too // and a remark
}
`

func TestBoundedCoversTheDeclaredContainer(t *testing.T) {
	assert.True(t, silenced(t, server, found("mapgrow", 4, 90)), "end of the field's line")
	assert.True(t, silenced(t, server, found("mapgrow", 6, 90)), "line above the field")
	assert.False(t, silenced(t, server, found("mapgrow", 7, 90)), "the next field")
	assert.True(t, silenced(t, server, found("lockgrow", 4, 90)), "whatever the rule")
}

func TestBoundedCoversAnyInsertOnItsLine(t *testing.T) {
	assert.True(t, silenced(t, server, found("mapgrow", 7, 11)))
	assert.True(t, silenced(t, server, found("mapgrow", 7, 12, 11)), "one of several inserts")
	assert.False(t, silenced(t, server, found("mapgrow", 7, 12)), "the line below")
}

func TestIgnoreCoversLineAndStatement(t *testing.T) {
	assert.True(t, silenced(t, server, found("mapgrow", 7, 15)), "within the statement under the comment")
	assert.True(t, silenced(t, server, found("mapgrow", 7, 17)))
	assert.True(t, silenced(t, server, found("slicegrow", 7, 17)), "second rule of the list")
	assert.False(t, silenced(t, server, found("lockgrow", 7, 17)), "another rule")
	assert.False(t, silenced(t, server, found("mapgrow", 7, 12, 17)), "ignore looks at the finding's own line")
}

func TestCollectedData(t *testing.T) {
	ds := collect(t, server)
	require.Len(t, ds, 5)
	assert.Equal(t, suppress.Directive{
		Kind: suppress.Bounded, Reason: "one for each configured peer", Text: "//growthlint:bounded one for each configured peer",
		File: file, Line: 4, Column: 26, EndColumn: 75, FromLine: 4, ToLine: 4, Target: 4,
	}, ds[0])
	assert.Equal(t, []int{5, 5, 6, 6}, []int{ds[1].Line, ds[1].FromLine, ds[1].ToLine, ds[1].Target})
	assert.Equal(t, []int{11, 0}, []int{ds[2].Line, ds[2].Target})
	assert.Equal(t, "(*server).accept", ds[3].Function)
	assert.Equal(t, []int{13, 16}, []int{ds[3].FromLine, ds[3].ToLine})
	assert.Equal(t, []string{"mapgrow", "slicegrow"}, ds[4].Rules)
	assert.Equal(t, "accepted too", ds[4].Reason)

	text, err := json.Marshal(ds)
	require.NoError(t, err)
	var back []suppress.Directive
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, ds, back, "directives survive being stored")
}

const declarations = `
package relay

//growthlint:bounded filled from the configuration
type table struct {
	rows map[string]int
	keys []string
}

type peers struct { //growthlint:bounded one for each configured peer
	byName map[string]int
}

//growthlint:bounded filled by Register at start
var (
	hooks []func()
	names map[string]int
)

// seen is what came by.
//growthlint:ignore mapgrow emptied by hand
var seen = map[string]int{}

// add adds.
//
//growthlint:ignore mapgrow callers are batch jobs
func add(k string) {
	local := map[string]int{}
	if k != "" {
		seen[k] = 1
	}
	_ = local
}

func after(k string) { seen[k] = 2 }

var handler = func(k string) { //growthlint:bounded a constant
	names[k] = 1
}
`

func TestDirectivesAboveDeclarations(t *testing.T) {
	assert.True(t, silenced(t, declarations, found("mapgrow", 5, 90)), "field of a bounded type")
	assert.True(t, silenced(t, declarations, found("slicegrow", 6, 90)), "second field of a bounded type")
	assert.True(t, silenced(t, declarations, found("mapgrow", 10, 90)), "comment at the end of the type's first line")
	assert.True(t, silenced(t, declarations, found("slicegrow", 15, 90)), "group of variables")
	assert.True(t, silenced(t, declarations, found("mapgrow", 16, 90)), "last of the group")
	assert.True(t, silenced(t, declarations, found("mapgrow", 21, 34)), "ignore at the variable")
	assert.False(t, silenced(t, declarations, found("lockgrow", 21, 34)))
	assert.True(t, silenced(t, declarations, found("mapgrow", 90, 29)), "insert within an ignored function")
	assert.True(t, silenced(t, declarations, found("mapgrow", 27, 90)), "local of an ignored function")
	assert.False(t, silenced(t, declarations, found("mapgrow", 90, 34)), "insert in the next function")
	assert.False(t, silenced(t, declarations, found("mapgrow", 90, 37)), "bounded on a variable says nothing of code in its value")
}

func TestTargetIsTheDeclaredName(t *testing.T) {
	var got []int
	for _, d := range collect(t, declarations) {
		got = append(got, d.Target)
	}
	assert.Equal(t, []int{4, 9, 0, 21, 0, 36}, got)
}

const nolints = `
package relay

func f(m, n map[string]int, k string) {
	m[k] = 1 //nolint
	m[k] = 2 //nolint:all // because
	m[k] = 3 // nolint:errcheck, MapGrow // because
	m[k] = 4 //nolint:growthlint
	m[k] = 5 //nolint:errcheck
	m[k] = 6 //nolintlint is another word
	//nolint:mapgrow
	for range n {
		m[k] = 7
	}
	//nolint:mapgrow

	m[k] = 8
}

//nolint:lockgrow
func g(m map[string]int, k string) {
	m[k] = 9
}
`

func TestNolintHasTheRangesOfGolangciLint(t *testing.T) {
	for line, want := range map[int]bool{4: true, 5: true, 6: true, 7: true, 8: false, 9: false, 12: true, 16: false, 21: false} {
		assert.Equal(t, want, silenced(t, nolints, found("mapgrow", 3, line)), "mapgrow on line %d", line)
	}
	assert.True(t, silenced(t, nolints, found("lockgrow", 3, 21)), "the function below the comment")
	assert.False(t, silenced(t, nolints, found("lockgrow", 3, 6)), "another rule's comment")
	assert.False(t, silenced(t, nolints, found("mapgrow", 12, 8)), "nolint looks at the finding's line, not at the declaration")
	assert.True(t, silenced(t, "//nolint:mapgrow\npackage relay\n\nvar m = map[int]int{}\n", found("mapgrow", 4, 4)), "above the package clause: the file")
}

func TestNolintIsLeftToTheDriver(t *testing.T) {
	fs := []finding.Finding{found("mapgrow", 3, 4), found("mapgrow", 3, 7)}
	kept, n, _, _ := suppress.Apply(fs, collect(t, nolints), suppress.Options{LeaveNolint: true})
	assert.Equal(t, fs, kept)
	assert.Zero(t, n)
}

const faulty = `
package relay

type server struct {
	a map[string]int //growthlint:bounded
	b map[string]int //growthlint:bounded // want "needs a reason"
	c map[string]int //growthlint:ignore
	d map[string]int //growthlint:ignore mapgrow
	e map[string]int //growthlint:ignore mapgorw too many letters
	f map[string]int //growthlint:bound it is small
	g map[string]int // growthlint:bounded it is small
	h map[string]int //growthlint:bounded see https://example.com/why
	i map[string]int //nolint:all // growthlint:bounded is not read here
}

//growthlint:bounded by its caller
func (s *server) add(k string) {
	s.a[k] = 1
}

// The words growthlint:ignore in prose are no directive.
var x int
`

func TestFaultyDirectivesAreFindings(t *testing.T) {
	var fs []finding.Finding
	for line := 4; line <= 10; line++ {
		fs = append(fs, found("mapgrow", line, 17))
	}
	kept, n, extra, unused := suppress.Apply(fs, collect(t, faulty), suppress.Options{Unused: true})
	assert.Equal(t, fs, kept, "they silence nothing")
	assert.Zero(t, n)
	var told []string
	for _, f := range extra {
		assert.Equal(t, "directive", f.Rule)
		assert.Equal(t, finding.High, f.Confidence)
		told = append(told, f.Message)
	}
	assert.Equal(t, []string{
		"//growthlint:bounded silences nothing: needs a reason: //growthlint:bounded WHAT-BOUNDS-IT",
		"//growthlint:bounded silences nothing: needs a reason: //growthlint:bounded WHAT-BOUNDS-IT",
		"//growthlint:ignore silences nothing: needs a rule and a reason: //growthlint:ignore RULE REASON",
		"//growthlint:ignore silences nothing: needs a reason: //growthlint:ignore mapgrow REASON",
		`//growthlint:ignore silences nothing: there is no rule "mapgorw": //growthlint:ignore RULE REASON`,
		`this comment silences nothing: there is no directive "growthlint:bound": the directives are bounded and ignore`,
		"this comment silences nothing: a directive has no space after the slashes: write //growthlint:bounded it is small",
		"//growthlint:bounded silences nothing: stands on no container: bounded belongs on a field, variable, type or inserting line; //growthlint:ignore RULE REASON covers a function",
	}, told)
	assert.Equal(t, finding.Position{File: file, Line: 4, Column: 19, EndLine: 4, EndColumn: 39}, extra[0].Position)
	assert.Equal(t, "//growthlint:bounded", extra[0].Container.Key)
	require.Len(t, unused, 1, "faulty directives are not called unused as well")
	assert.Equal(t, "//growthlint:bounded see https://example.com/why", unused[0].Text)
	assert.Equal(t, []any{file, 11, 19}, []any{unused[0].File, unused[0].Line, unused[0].Column})
}

func TestUnusedIsToldWhenAsked(t *testing.T) {
	ds := collect(t, server)
	ds = append(ds, ds...) // a file of a package and of its test variant
	fs := []finding.Finding{found("mapgrow", 4, 90), found("mapgrow", 7, 11, 15)}
	_, n, extra, unused := suppress.Apply(fs, ds, suppress.Options{Unused: true})
	assert.Equal(t, 2, n)
	assert.Empty(t, extra)
	var lines []int
	for _, d := range unused {
		lines = append(lines, d.Line)
	}
	assert.Equal(t, []int{5, 13, 17}, lines)

	_, _, _, unused = suppress.Apply(fs, ds, suppress.Options{})
	assert.Nil(t, unused)
	_, _, _, unused = suppress.Apply(nil, collect(t, nolints), suppress.Options{Unused: true})
	assert.Nil(t, unused, "a nolint comment may serve another linter")
}

func TestCountFrom(t *testing.T) {
	low := found("mapgrow", 4, 90)
	low.Confidence = finding.Low
	kept, n, _, unused := suppress.Apply([]finding.Finding{low}, collect(t, server)[:1], suppress.Options{CountFrom: finding.Medium, Unused: true})
	assert.Empty(t, kept)
	assert.Zero(t, n, "a finding that would not be printed does not count as silenced")
	assert.Empty(t, unused, "its directive is used all the same")
}

func TestOtherFilesAreNotCovered(t *testing.T) {
	f := found("mapgrow", 4, 90)
	f.Container.Declared.File = "relay/other.go"
	assert.False(t, silenced(t, server, f))
}

func TestNolintSilencesDirectiveFindings(t *testing.T) {
	_, n, extra, _ := suppress.Apply(nil, collect(t, "//nolint:directive\npackage p\n\nvar m = 1 //growthlint:bounded\n"), suppress.Options{})
	assert.Equal(t, 1, n)
	assert.Empty(t, extra)
}

func TestReceiversAreNamedAsFindingsDo(t *testing.T) {
	var got []string
	for _, d := range collect(t, `
package p

func (c cache[K, V]) a() { _ = 1 //growthlint:ignore mapgrow r
}
func (c *cache[K]) b() { _ = 1 //growthlint:ignore mapgrow r
}
func c() { _ = 1 //growthlint:ignore mapgrow r
}
`) {
		got = append(got, d.Function)
	}
	assert.Equal(t, []string{"(cache).a", "(*cache).b", "c"}, got)
}

func TestLineCommentsChangeNoPlace(t *testing.T) {
	ds := collect(t, "package p\n\n//line grammar.y:100\nvar m = map[int]int{} //growthlint:bounded a constant\n")
	require.Len(t, ds, 1)
	assert.Equal(t, []any{file, 4, 4}, []any{ds[0].File, ds[0].Line, ds[0].Target})
}
