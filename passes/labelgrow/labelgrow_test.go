package labelgrow_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/labelgrow"
)

// program gives a map of its own to each case.
const program = `
import ("expvar"; "net/http"; "strconv"; "time")

var outside, checked, switched, gone, fresh, route, set, unused, shared, received expvar.Map

var known = map[string]bool{}

// Serve serves.
func Serve(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	outside.Add(path, 1)
	if known[path] { checked.Add(path, 1) }
	kind := path
	switch kind { case "/a", "/b": default: kind = "other" }
	switched.Add(kind, 1)
	gone.Add(path, 1)
	gone.Delete(path)
	fresh.Add(strconv.FormatInt(time.Now().UnixNano(), 10), 1)
	route.Add(r.Method + r.Pattern, 1)
	count(&shared, r.Host)
	events <- event{path}
}

func init() { set.Add(time.Now().String(), 1) }

func dead(r *http.Request) { unused.Add(r.Host, 1) }

func count(m *expvar.Map, key string) { m.Add(key, 1) }

type event struct{ name string }

var events = make(chan event)

// Run counts what comes.
func Run() { for e := range events { received.Add(e.name, 1) } }
`

func TestLabels(t *testing.T) {
	found := map[string]finding.Finding{}
	for _, f := range labelgrow.Find(linktest.Program(t, program)) {
		require.Empty(t, found[f.Container.Name].Rule, "twice: %s", f.Container.Key)
		found[f.Container.Name] = f
	}
	for name, level := range map[string]finding.Confidence{
		"outside": finding.Medium, "checked": finding.Undecided, "switched": finding.Undecided, "gone": finding.Undecided,
		"fresh": finding.Low, "route": finding.Undecided, "set": finding.Undecided, "unused": finding.Undecided,
		"shared": finding.Medium, "received": finding.Medium,
	} {
		f := found[name]
		require.Equal(t, level, f.Confidence, name)
		if level == finding.Undecided {
			continue
		}
		require.Equal(t, "labelgrow", f.Rule)
		require.Equal(t, linktest.Path+"."+name, f.Container.Key)
		require.NotEmpty(t, f.Remedy)
		require.Regexp(t, "^v1:[0-9a-f]{16}$", f.Fingerprint)
	}
}

func TestSomethingIsEmptied(t *testing.T) {
	found := labelgrow.Find(linktest.Program(t, `
import ("expvar"; "net/http")

var seen expvar.Map

// Serve serves.
func Serve(w http.ResponseWriter, r *http.Request) { seen.Add(r.Host, 1) }

// Sweep empties what it finds.
func Sweep() { for _, m := range []*expvar.Map{&seen} { m.Init() } }
`))
	require.Len(t, found, 1)
	require.Equal(t, finding.Low, found[0].Confidence)
}

func TestAnalyzer(t *testing.T) {
	require.Equal(t, "labelgrow", labelgrow.Analyzer.Name)
	require.Contains(t, labelgrow.Analyzer.Doc, "Package labelgrow reports")
	require.Empty(t, labelgrow.Analyzer.FactTypes, "rules hold no facts")
}
