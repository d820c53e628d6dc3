package link_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/summarise"
	"github.com/growthlint/growthlint/passes"
)

// A phase stands behind what it needs, and its name is its own.
func TestPhasesStandBehindTheirNeeds(t *testing.T) {
	done := map[string]bool{}
	for _, ph := range link.Phases() {
		assert.False(t, done[ph.Name], "two phases are named %q", ph.Name)
		for _, need := range ph.Needs {
			assert.True(t, done[need], "%q needs %q, which is no phase before it", ph.Name, need)
		}
		done[ph.Name] = true
	}
}

// fixtures are the summaries, encoded, of the packages under testdata/src that need nothing but
// the standard library and the stubs.
func fixtures(t *testing.T) map[string][]byte {
	t.Helper()
	base := filepath.Join("..", "..", "testdata", "src")
	out := map[string][]byte{}
	require.NoError(t, filepath.WalkDir(base, func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if d.Name() == "stubs" || d.Name() == "cross" {
			return fs.SkipDir
		}
		if packed := summaryOf(t, dir); packed != nil {
			out[dir] = packed
		}
		return nil
	}))
	require.Greater(t, len(out), 300)
	return out
}

// summaryOf is the encoded summary of the package in a folder, nil where it has none that can
// be checked alone.
func summaryOf(t *testing.T, dir string) []byte {
	t.Helper()
	fset := token.NewFileSet()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil
	}
	in, err := linktest.Files(fset, files)
	if err != nil {
		return nil
	}
	sum, err := summarise.Summarise(in)
	require.NoError(t, err)
	packed, err := facts.Encode(sum)
	require.NoError(t, err)
	return packed
}

// inOrder links a summary and tells what the rules find in it.
func inOrder(t *testing.T, packed []byte, order []string, after func(link.Phase, *link.Program)) string {
	t.Helper()
	sum, err := facts.Decode(packed)
	require.NoError(t, err)
	table, err := library.Load()
	require.NoError(t, err)
	p := link.InOrder([]program.Package{{Summary: sum, Dir: "/src", Matched: true}}, table, order, after)
	found, err := json.MarshalIndent(passes.Judge(p, func(string) bool { return true }), "", " ")
	require.NoError(t, err)
	return string(found)
}

// names are the phases as they run.
func names() []string {
	var out []string
	for _, ph := range link.Phases() {
		out = append(out, ph.Name)
	}
	return out
}

// anotherOrder is one that the needs allow: of the phases whose needs have run, any is next.
func anotherOrder(r *rand.Rand) []string {
	left := link.Phases()
	var out []string
	for len(left) > 0 {
		var ready []int
		for i, ph := range left {
			if !slices.ContainsFunc(ph.Needs, func(n string) bool { return !slices.Contains(out, n) }) {
				ready = append(ready, i)
			}
		}
		i := ready[r.IntN(len(ready))]
		out = append(out, left[i].Name)
		left = slices.Delete(left, i, i+1)
	}
	return out
}

// switchedOn grows under an environment variable alone, which no fixture does.
const switchedOn = `
import ("net/http"; "os")

var seen = map[string]int{}

func init() { http.HandleFunc("/", handle) }

func handle(_ http.ResponseWriter, r *http.Request) {
	if os.Getenv("RECORD") != "" {
		seen[r.URL.Path]++
	}
}
`

// A phase changes what it says that it gives, and nothing else, and gives it somewhere in the
// fixtures. Its needs say all that its place rests on: in other orders that they allow, the
// rules find the same.
func TestPhasesGiveAndNeedWhatTheySay(t *testing.T) {
	if testing.Short() {
		t.Skip("links several hundred packages more than once")
	}
	all := fixtures(t)
	all["switched on"] = summarised(t, switchedOn)
	given := map[string]bool{}
	r := rand.New(rand.NewPCG(19, 4))
	for i, dir := range slices.Sorted(maps.Keys(all)) {
		w := &watcher{t: t, tables: map[string]reflect.Value{}, given: map[string]bool{}}
		want := inOrder(t, all[dir], names(), w.after)
		maps.Copy(given, w.given)
		if i%3 == 0 {
			order := anotherOrder(r)
			require.True(t, want == inOrder(t, all[dir], order, nil), "%s: something else is found in the order %s", dir, strings.Join(order, ", "))
		}
	}
	for _, ph := range link.Phases() {
		for _, name := range ph.Gives {
			assert.True(t, given[fmt.Sprint(ph.Name, " ", name)], "phase %q gives no %s in any fixture", ph.Name, name)
		}
	}
}

// watcher compares what phases change with what they say that they give.
type watcher struct {
	t          *testing.T
	before     map[*growth.Container]growth.Container
	events     map[*growth.Event]growth.Event
	containers []*growth.Container
	tables     map[string]reflect.Value
	given      map[string]bool
}

func (w *watcher) after(ph link.Phase, p *link.Program) {
	changed := map[string]bool{}
	for _, c := range p.Containers {
		if old, ok := w.before[c]; ok {
			differ(reflect.ValueOf(old), reflect.ValueOf(*c), "C.", changed)
		}
		for _, e := range eventsOf(c) {
			if old, ok := w.events[e]; ok {
				differ(reflect.ValueOf(old), reflect.ValueOf(*e), "E.", changed)
			}
		}
	}
	now := reflect.ValueOf(p.Tables)
	for i := range now.NumField() {
		name := now.Type().Field(i).Name
		if was, ok := w.tables[name]; ok && !same(was, now.Field(i)) || !ok && now.Field(i).Len() > 0 {
			changed["T."+name] = true
		}
	}
	for name, differs := range map[string]bool{
		"P.Containers": !slices.Equal(w.containers, p.Containers), "P.Reads": p.Reads != nil, "P.Series": p.Series != nil,
		"P.Retained": p.Retained != nil, "P.Made": p.Made != nil,
	} {
		if differs && (name == "P.Containers" || !w.given[name]) {
			changed[name] = true
		}
	}
	for name := range changed {
		w.given[ph.Name+" "+name] = true
		w.given[name] = true
		assert.Contains(w.t, ph.Gives, name, "phase %q", ph.Name)
	}
	w.note(p)
}

// note remembers how things stand.
func (w *watcher) note(p *link.Program) {
	w.before, w.events = map[*growth.Container]growth.Container{}, map[*growth.Event]growth.Event{}
	w.containers, w.tables = slices.Clone(p.Containers), map[string]reflect.Value{}
	for i, v := 0, reflect.ValueOf(p.Tables); i < v.NumField(); i++ {
		was := reflect.MakeMap(v.Field(i).Type())
		for _, key := range v.Field(i).MapKeys() {
			was.SetMapIndex(key, v.Field(i).MapIndex(key))
		}
		w.tables[v.Type().Field(i).Name] = was
	}
	for _, c := range p.Containers {
		w.before[c] = *c
		for _, e := range eventsOf(c) {
			w.events[e] = *e
		}
	}
}

func eventsOf(c *growth.Container) []*growth.Event {
	return slices.Concat(c.Grows, c.Shrinks, c.Empties, c.Overwrites, c.Calls)
}

// differ notes the exported fields in which two values of a struct differ.
func differ(a, b reflect.Value, prefix string, out map[string]bool) {
	for i := range a.NumField() {
		f := a.Type().Field(i)
		if f.IsExported() && !same(a.Field(i), b.Field(i)) {
			out[prefix+f.Name] = true
		}
	}
}

// same compares what a phase could have put there: what pointers lead to is not looked at.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Slice:
		if a.Len() != b.Len() || a.IsNil() != b.IsNil() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer:
		return a.Pointer() == b.Pointer()
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.Len() != b.Len() {
			return false
		}
		for _, key := range a.MapKeys() {
			if v := b.MapIndex(key); !v.IsValid() || !same(a.MapIndex(key), v) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}
