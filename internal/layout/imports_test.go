package layout

import (
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// row says what the packages at a path may import. The standard library is
// free but for what denied takes away.
type row struct {
	at string // folder; a last element "*" stands for any one folder
	// inside are folders of this module, in the same notation; "..." is all of them.
	inside []string
	// outside are path prefixes in other modules; "..." is all of them.
	outside []string
	// denied are path prefixes of the standard library.
	denied []string
}

// What only the reading of source needs; whatever comes after it is plain data.
func syntax() []string { return []string{"go/ast", "go/types", "go/parser", "go/build"} }

// The machine: files, processes, network. Judging data needs none of it.
func machine() []string { return []string{"os", "net", "syscall"} }

// storeys are the packages that link summaries, lowest first. Those of one storey do not know
// each other, and each imports only what stands below it.
func storeys() [][]string {
	return [][]string{
		{"internal/program"},
		{"internal/libcall"},
		{"internal/escape"},
		{"internal/reach"},
		{"internal/stream"},
		{"internal/origin"},
		{"internal/growth"},
		{"internal/rendezvous"},
		{"internal/made/layer"},
		{
			"internal/evidence", "internal/evidence/cache", "internal/evidence/pending", "internal/evidence/queue",
			"internal/retain", "internal/label", "internal/made", "internal/trace", "internal/digest",
		},
		{"internal/link"},
	}
}

// storeyRows are the rows of the storeys, with what each may import besides.
func storeyRows() []row {
	below := []string{"internal/caught", "internal/facts", "internal/library", "internal/reason"}
	var out []row
	for _, storey := range storeys() {
		for _, at := range storey {
			out = append(out, row{at: at, inside: slices.Clone(below), denied: slices.Concat(syntax(), machine(), []string{"go/token"})})
		}
		below = append(below, storey...)
	}
	return out
}

// linked are the storeys with what else a package needs that asks them.
func linked(more ...string) []string {
	return slices.Concat(append(storeys(), more)...)
}

// rows are design §7. The first row that fits counts.
func rows() []row {
	tools := []string{"golang.org/x/tools"}
	pure := slices.Concat(syntax(), machine())
	return append(storeyRows(), []row{
		{at: "internal/facts", denied: append(pure, "go/token")},
		{at: "internal/finding", denied: append(pure, "go/token")},
		{at: "internal/reason", denied: append(pure, "go/token")},
		{at: "internal/rule", denied: append(pure, "go/token")},
		{at: "internal/newrule", inside: []string{"internal/rule"}},
		{at: "internal/measured", denied: append(pure, "go/token")},
		{at: "internal/quoted", denied: machine()},
		{at: "internal/nearest", denied: append(pure, "go/token")},
		{at: "internal/library", inside: []string{"internal/nearest"}, denied: pure},
		{at: "internal/instr", inside: []string{"internal/facts"}, outside: tools, denied: machine()},
		{at: "internal/mend", inside: []string{"internal/facts", "internal/instr"}, outside: tools, denied: machine()},
		{at: "internal/inline", denied: append(machine(), "go/parser", "go/build")},
		{at: "internal/summarise", inside: []string{"internal/facts", "internal/inline", "internal/instr", "internal/mend"}, outside: tools, denied: machine()},
		{at: "internal/caught", denied: append(pure, "go/token")},
		{at: "internal/link/linktest", inside: linked("internal/summarise", "internal/library"), outside: []string{"github.com/stretchr/testify"}},
		{at: "internal/view", denied: append(pure, "go/token")},
		{at: "internal/judge", inside: linked("internal/facts", "internal/finding", "internal/quoted"), denied: append(pure, "go/token")},
		{at: "internal/apart", inside: linked("internal/caught", "internal/judge", "internal/facts", "internal/finding", "internal/library", "internal/summarise", "internal/suppress"), denied: append(pure, "go/token")},
		{at: "internal/load", inside: []string{"internal/caught", "internal/finding"}, outside: tools},
		{at: "internal/cache", outside: []string{"github.com/rogpeppe/go-internal"}, denied: syntax()},
		{at: "internal/suppress", inside: []string{"internal/finding"}, denied: machine()},
		{at: "internal/baseline", inside: []string{"internal/finding"}, denied: syntax()},
		{at: "internal/config", inside: []string{"internal/finding", "internal/library", "internal/nearest"}, outside: []string{"..."}, denied: syntax()},
		{at: "internal/since", denied: syntax()},
		{at: "internal/fix", inside: []string{"internal/finding"}, denied: append(syntax(), machine()...)},
		{at: "internal/feed", denied: append(machine(), "go/types", "go/build")},
		{at: "internal/profile", inside: []string{"internal/feed", "internal/finding"}, outside: []string{"github.com/google/pprof"}, denied: append(syntax(), machine()...)},
		{at: "internal/probe", inside: []string{"internal/finding"}, denied: append(machine(), "go/parser", "go/build")},
		{at: "internal/probelog", denied: append(syntax(), machine()...)},
		{at: "internal/page", denied: pure},
		{at: "internal/report", inside: []string{"internal/finding", "internal/measured", "internal/page", "internal/rule"}, outside: []string{"golang.org/x/term", "github.com/charmbracelet/x/ansi"}, denied: syntax()},
		{at: "internal/lsp", inside: []string{"internal/finding", "internal/fix", "internal/report"}, outside: []string{"github.com/sourcegraph/jsonrpc2"}, denied: syntax()},
		{at: "internal/layout"},
		{at: "internal/layout/draw", outside: []string{"golang.org/x/mod"}},
		{
			at: "internal/pipeline",
			inside: linked("internal/apart", "internal/cache", "internal/caught", "internal/config", "internal/facts", "internal/finding", "internal/judge",
				"internal/library", "internal/load", "internal/nearest", "internal/suppress", "internal/summarise", "internal/view", "passes"),
			denied: []string{"flag", "go/ast", "go/types", "net"},
		},
		{at: "internal/cli", inside: []string{"..."}, outside: []string{"..."}},
		{at: "passes/summary", inside: linked("internal/apart", "internal/caught", "internal/facts", "internal/summarise", "internal/library", "internal/judge", "internal/finding", "internal/rule", "internal/suppress"), outside: tools},
		{at: "passes", inside: linked("passes/*", "internal/judge", "internal/finding"), outside: tools, denied: machine()},
		{at: "passes/*", inside: linked("passes/summary", "internal/judge", "internal/finding"), outside: tools, denied: machine()},
		{at: "gclplugin", inside: []string{"passes", "passes/summary", "internal/config"}, outside: []string{"golang.org/x/tools", "github.com/golangci/plugin-module-register"}},
		{at: "internal/passdrive", inside: []string{"internal/load", "internal/finding"}, outside: tools},
		{at: "internal/agree", inside: []string{"internal/passdrive", "passes", "passes/summary"}},
		{at: "internal/vetcmd", inside: []string{"passes", "passes/summary"}, outside: tools},
		{at: "internal/laws", inside: []string{"internal/cli", "internal/laws/rewrite"}, outside: []string{"golang.org/x/tools", "golang.org/x/mod"}},
		{at: "internal/laws/rewrite", inside: []string{"internal/load"}, outside: tools},
		{at: "internal/laws/cmd/*", inside: []string{"internal/laws"}},
		{at: "cmd/*", inside: []string{"internal/cli", "internal/vetcmd"}, outside: tools},
		{at: "bench/agree", inside: []string{"internal/agree"}},
		{at: "bench/editor", inside: []string{"bench/harness"}, outside: []string{"github.com/sourcegraph/jsonrpc2"}, denied: syntax()},
		{at: "bench/suites", inside: []string{"bench/*"}, outside: []string{"github.com/google/pprof"}, denied: syntax()},
		{at: "bench/mutate", denied: []string{"go/types", "net"}},
		{at: "bench/typesonly", outside: []string{"golang.org/x/tools"}},
		{at: "bench/oracle", inside: []string{"internal/cli", "internal/passdrive", "passes"}},
		{at: "bench/pass", inside: []string{"internal/passdrive", "internal/report", "internal/finding", "passes", "passes/summary"}},
		{at: "bench/precision", inside: []string{"bench/*", "internal/finding", "internal/judge", "internal/measured"}, denied: syntax()},
		{at: "bench", inside: []string{"internal/finding"}, denied: syntax()},
		{at: "bench/*", inside: []string{"bench/*", "internal/finding"}, denied: syntax()},
	}...)
}

// matches reports whether folder fits the pattern of a row.
func matches(pattern, folder string) bool {
	if pattern == "..." || pattern == folder {
		return true
	}
	parent, ok := strings.CutSuffix(pattern, "/*")
	if !ok {
		return false
	}
	rest, ok := strings.CutPrefix(folder, parent+"/")
	return ok && !strings.Contains(rest, "/")
}

// under reports whether an import path is prefix or lies below it.
func under(prefix, path string) bool {
	return prefix == "..." || path == prefix || strings.HasPrefix(path, prefix+"/")
}

// badImports returns what the files import against the table.
func badImports(files []source) []string {
	var bad []string
	for _, f := range files {
		i := slices.IndexFunc(rows(), func(r row) bool { return matches(r.at, f.dir()) })
		if i < 0 {
			bad = append(bad, fmt.Sprintf("%s: folder %s has no row in the table of imports", f.path, f.dir()))
			continue
		}
		for _, spec := range f.file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err == nil && !rows()[i].allows(path) {
				bad = append(bad, fmt.Sprintf("%s: %s may not import %s", f.at(spec.Pos()), f.dir(), path))
			}
		}
	}
	return bad
}

func (r row) allows(path string) bool {
	if folder, ok := strings.CutPrefix(path, module+"/"); ok {
		return slices.ContainsFunc(r.inside, func(p string) bool { return matches(p, folder) })
	}
	if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
		return slices.ContainsFunc(r.outside, func(p string) bool { return under(p, path) })
	}
	return !slices.ContainsFunc(r.denied, func(p string) bool { return under(p, path) })
}

// readsSSA lists the folders that may see SSA: the summariser with what it is made of, and
// the pass that runs it.
func readsSSA() []string {
	return []string{"internal/instr", "internal/mend", "internal/summarise", "passes/summary"}
}

func ssaOutside(files []source) []string {
	var bad []string
	for _, f := range files {
		for _, spec := range f.file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err == nil && under("golang.org/x/tools/go/ssa", path) && !slices.Contains(readsSSA(), f.dir()) {
				bad = append(bad, fmt.Sprintf("%s: %s reads SSA", f.at(spec.Pos()), f.dir()))
			}
		}
	}
	return bad
}

func TestImportsFollowTheDesign(t *testing.T) {
	assert.Empty(t, badImports(shipped(t)))
}

func TestSSAIsReadInOnePlace(t *testing.T) {
	assert.Empty(t, ssaOutside(shipped(t)))
}

func TestImportCheckSeesViolations(t *testing.T) {
	fset := token.NewFileSet()
	files := []source{
		parse(t, fset, "internal/facts/a.go", `package facts; import ("sort"; "go/types"; "`+module+`/internal/finding")`),
		parse(t, fset, "internal/report/a.go", `package report; import ("golang.org/x/term"; "golang.org/x/tools/go/ssa"; "`+module+`/internal/finding")`),
		parse(t, fset, "internal/link/a.go", `package link; import ("`+module+`/internal/library"; "`+module+`/internal/cli")`),
		parse(t, fset, "internal/reach/a.go", `package reach; import ("`+module+`/internal/escape"; "`+module+`/internal/growth")`),
		parse(t, fset, "internal/made/a.go", `package made; import ("`+module+`/internal/growth"; "`+module+`/internal/label")`),
		parse(t, fset, "passes/mapgrow/a.go", `package mapgrow; import ("`+module+`/passes/summary"; "`+module+`/passes/lockgrow")`),
		parse(t, fset, "internal/stray/a.go", `package stray`),
		parse(t, fset, "cmd/growthlint/main.go", `package main; import ("os"; "`+module+`/internal/cli")`),
	}
	assert.Equal(t, []string{
		"internal/facts/a.go:1:32: internal/facts may not import go/types",
		"internal/facts/a.go:1:44: internal/facts may not import " + module + "/internal/finding",
		"internal/report/a.go:1:46: internal/report may not import golang.org/x/tools/go/ssa",
		"internal/link/a.go:1:76: internal/link may not import " + module + "/internal/cli",
		"internal/reach/a.go:1:76: internal/reach may not import " + module + "/internal/growth",
		"internal/made/a.go:1:75: internal/made may not import " + module + "/internal/label",
		"passes/mapgrow/a.go:1:77: passes/mapgrow may not import " + module + "/passes/lockgrow",
		"internal/stray/a.go: folder internal/stray has no row in the table of imports",
	}, badImports(files))
	assert.Equal(t, []string{"internal/report/a.go:1:46: internal/report reads SSA"}, ssaOutside(files))
}
