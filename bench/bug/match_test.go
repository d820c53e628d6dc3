package bug

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/checkout"
)

func TestTargetOf(t *testing.T) {
	tests := map[string]target{
		"pkg-level var lockPool":                         {name: "lockPool"},
		"  package-level var  ünits ":                    {name: "ünits"},
		"global var seen, a field":                       {name: "seen"},
		"var x":                                          {name: "x"},
		"local pending in func (*Manager).loop":          {name: "pending", anyOwner: true},
		"Cache.mu.regions (also mu.sorted)":              {name: "regions", anyOwner: true},
		"Server.sessions":                                {owner: "Server", name: "sessions"},
		"(*Server).sessions":                             {owner: "Server", name: "sessions"},
		"Cache[K, V].items":                              {owner: "Cache", name: "items"},
		"(*Cache[K]).items and siblings":                 {owner: "Cache", name: "items"},
		"lonely":                                         {name: "lonely"},
		"goroutine started in (*T).Run":                  {anyOwner: true},
		"goroutines.started":                             {anyOwner: true},
		"label values of pkg-level var readUnits":        {anyOwner: true},
		"deferred calls (and contexts) of Watcher.beat":  {anyOwner: true},
		"defer stack of func (*Downloader).processItems": {anyOwner: true},
	}
	for words, want := range tests {
		assert.Equal(t, want, targetOf(words), words)
	}
}

func TestLinesIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.go")
	require.NoError(t, os.WriteFile(path, []byte("package a\r\n\ts.m[ k ]=v // grows\n\nif x { s.m[k] = v }\n"), 0o644))
	assert.Equal(t, []int{2, 4}, Case{GrowExpr: "s.m[k] = v"}.linesIn(path))
	assert.Empty(t, Case{GrowExpr: "s.n[k] = v"}.linesIn(path))
	assert.Empty(t, Case{GrowExpr: " "}.linesIn(path), "an empty expression stands nowhere, not everywhere")
	assert.Empty(t, Case{GrowExpr: "s.m[k] = v"}.linesIn(path+".gone"))
	assert.Equal(t, []int{2}, Case{GrowSum: SumLine("s.m[k] = v")}.linesIn(path), "a sum is the whole line's, its comment aside")
	assert.Empty(t, Case{GrowSum: SumLine("s.m[k] = w")}.linesIn(path))
	assert.Len(t, SumLine(""), 16)
}

func TestMeetsByName(t *testing.T) {
	named := func(owner, name string) checkout.Finding {
		return checkout.Finding{Container: checkout.Container{Owner: owner, Name: name}}
	}
	field := target{owner: "Server", name: "sessions"}
	assert.True(t, field.meets(named("Server", "sessions")))
	assert.True(t, field.meets(named("Server[K]", "sessions[][]")), "type parameters and element levels do not count")
	assert.True(t, field.meets(named("Server", "mu.sessions")), "the last field counts")
	assert.False(t, field.meets(named("Client", "sessions")))
	assert.False(t, field.meets(named("", "sessions")))
	assert.False(t, field.meets(named("Server", "session")))

	assert.True(t, target{name: "pool"}.meets(named("", "pool")))
	assert.False(t, target{name: "pool"}.meets(named("T", "pool")), "a package variable has no owner")
	assert.True(t, target{name: "buf", anyOwner: true}.meets(named("T", "buf")))
	assert.False(t, target{anyOwner: true}.meets(named("", "")), "no name is not a name")
}

func TestMeetsByPlace(t *testing.T) {
	at := target{file: "cmd/x/server.go", lines: []int{10, 40}}
	place := func(file string, line int) checkout.Finding {
		return checkout.Finding{Position: checkout.Position{File: file, Line: line}}
	}
	assert.True(t, at.meets(place("x/server.go", 13)), "a module below the root has shorter paths")
	assert.True(t, at.meets(place(`.\server.go`, 7)))
	assert.True(t, at.meets(place("../x/server.go", 40)))
	assert.False(t, at.meets(place("x/server.go", 14)))
	assert.False(t, at.meets(place("x/client.go", 10)))
	assert.False(t, at.meets(place("", 10)))

	far := place("other.go", 1)
	far.Grows = []checkout.Position{{File: "other.go", Line: 10}, {File: "server.go", Line: 38}}
	assert.True(t, at.meets(far), "any of the grows counts")
}

func TestJudge(t *testing.T) {
	on := func(rule, confidence string) checkout.Finding {
		return checkout.Finding{Rule: rule, Confidence: confidence, Container: checkout.Container{Owner: "S", Name: "m"}}
	}
	side := judge(target{owner: "S", name: "m"}, checkout.Report{
		Findings: []checkout.Finding{on("mapgrow", "low"), on("cachegrow", "high"), on("mapgrow", "medium"), {Rule: "readgrow"}},
		Errors:   []checkout.Trouble{{Kind: "type"}},
	})
	assert.Equal(t, StateOK, side.State)
	assert.Equal(t, checkout.High, side.Level)
	assert.Equal(t, []string{"cachegrow", "mapgrow"}, side.Rules)
	assert.Equal(t, 1, side.Others)
	assert.Equal(t, 1, side.Errors)
	assert.Len(t, side.Hits, 3)

	nothing := judge(target{owner: "S", name: "m"}, checkout.Report{})
	assert.Equal(t, checkout.Absent, nothing.Level)
	assert.Equal(t, checkout.Medium, judge(target{owner: "S", name: "m"}, checkout.Report{Findings: []checkout.Finding{on("mapgrow", "")}}).Level)
}
