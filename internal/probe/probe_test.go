package probe

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/packages"

	"github.com/growthlint/growthlint/internal/finding"
)

// program is a module of testdata, written to a directory.
type program struct {
	dir, module string
	findings    []finding.Finding
	want        []string
}

var marker = regexp.MustCompile(`//([+-]) (\S+) (\S+)(?: (.+))?$`)

// unpack writes a module and makes findings of its markers.
func unpack(t *testing.T, name string) *program {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
	require.NoError(t, err)
	p := &program{dir: t.TempDir()}
	p.dir, err = filepath.EvalSymlinks(p.dir)
	require.NoError(t, err)
	at := map[string]int{}
	for _, f := range archive.Files {
		if f.Name == "want" {
			p.want = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			continue
		}
		if m := regexp.MustCompile(`(?m)^module (\S+)`).FindSubmatch(f.Data); f.Name == "go.mod" {
			p.module = string(m[1])
		}
		file := filepath.Join(p.dir, f.Name)
		require.NoError(t, os.WriteFile(file, f.Data, 0o600))
		for i, line := range strings.Split(string(f.Data), "\n") {
			p.mark(t, at, file, i+1, line)
		}
	}
	return p
}

func (p *program) mark(t *testing.T, at map[string]int, file string, n int, line string) {
	t.Helper()
	m := marker.FindStringSubmatch(line)
	if m == nil {
		return
	}
	column := len(line) - len(strings.TrimLeft(line, "\t")) + 1
	if m[4] != "" {
		column = strings.Index(line, m[4]) + 1
		require.Less(t, column, strings.Index(line, "//"))
	}
	i, ok := at[m[2]]
	if !ok {
		i = len(p.findings)
		at[m[2]] = i
		f := finding.Finding{Fingerprint: m[2], Rule: m[3] + "grow", Confidence: finding.Low, Function: m[2], Position: finding.Position{File: file, Line: n, Column: column}}
		if m[3] != "resource" && m[3] != "goroutine" && m[3] != "read" {
			name := strings.TrimRight(m[2], "[]")
			f.Container = finding.Container{Kind: m[3], Name: name, Key: p.module + "." + m[2]}
		}
		p.findings = append(p.findings, f)
	}
	s := finding.Site{Position: finding.Position{File: file, Line: n, Column: column}}
	if m[1] == "+" {
		p.findings[i].Grows = append(p.findings[i].Grows, s)
	} else {
		p.findings[i].Shrinks = append(p.findings[i].Shrinks, s)
	}
}

// packages type-checks the module.
func (p *program) packages(t *testing.T) []Package {
	t.Helper()
	var mu sync.Mutex
	texts := map[string][]byte{}
	loaded, err := packages.Load(&packages.Config{
		Mode: packages.LoadSyntax, Dir: p.dir, Env: environment(),
		ParseFile: func(fset *token.FileSet, name string, src []byte) (*ast.File, error) {
			mu.Lock()
			defer mu.Unlock()
			texts[name] = src
			return parser.ParseFile(fset, name, src, parser.ParseComments)
		},
	}, "./...")
	require.NoError(t, err)
	require.Zero(t, packages.PrintErrors(loaded))
	var out []Package
	for _, l := range loaded {
		q := Package{Path: l.PkgPath, Fset: l.Fset, Types: l.Types, Info: l.TypesInfo}
		for _, f := range l.Syntax {
			name := l.Fset.PositionFor(f.FileStart, false).Filename
			q.Files = append(q.Files, File{Name: name, Text: texts[name], Syntax: f})
		}
		out = append(out, q)
	}
	return out
}

func environment() []string { return append(os.Environ(), "GOWORK=off", "GOFLAGS=") }

// overlaid writes what Rewrite has made, and returns the overlay file.
func (p *program) overlaid(t *testing.T, out *Output, b Build) string {
	t.Helper()
	sources, err := Sources(b, out.Candidates)
	require.NoError(t, err)
	dir, replace := t.TempDir(), map[string]string{}
	put := func(name string, text []byte) {
		file := filepath.Join(dir, fmt.Sprintf("%d.go", len(replace)))
		require.NoError(t, os.WriteFile(file, text, 0o600))
		replace[name] = file
	}
	for name, text := range out.Copies {
		put(name, text)
	}
	for name, text := range sources {
		put(filepath.Join(p.dir, "_growthlintprobe", name), text)
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	require.NoError(t, err)
	overlay := filepath.Join(dir, "overlay.json")
	require.NoError(t, os.WriteFile(overlay, text, 0o600))
	return overlay
}

// build builds the module and returns the program.
func (p *program) build(t *testing.T, flags ...string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "program")
	cmd := exec.Command("go", slices.Concat([]string{"build", "-o", binary}, flags, []string{"."})...)
	cmd.Dir, cmd.Env = p.dir, environment()
	text, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", text)
	return binary
}

// run runs a program; it returns its standard output and its exit code.
func run(t *testing.T, binary string, env ...string) (string, int) {
	t.Helper()
	cmd := exec.Command(binary)
	cmd.Env = append(environment(), env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	assert.NotContains(t, stderr.String(), "DATA RACE")
	return stdout.String(), cmd.ProcessState.ExitCode()
}

// logLine is a line of a log.
type logLine struct {
	Event      string
	Candidates []struct {
		ID                    string
		Len, Max              *int64
		Grows, Shrinks, Falls int64
	}
}

// TestProgramsCountWhatTheyHold runs each program of testdata with and without the copies, with
// them under the race detector: it writes the same and ends alike, and its log is true.
func TestProgramsCountWhatTheyHold(t *testing.T) {
	for _, name := range []string{"containers", "alive", "left"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := unpack(t, name)
			out := Rewrite(Input{
				Import: p.module + "/_growthlintprobe", Findings: p.findings, Packages: p.packages(t), Exits: true,
				Relative: func(f string) string { return filepath.Base(f) },
			})
			overlay := p.overlaid(t, out, Build{Module: p.module, Log: "-", Every: "0"})
			log := filepath.Join(t.TempDir(), "log")

			wantText, wantCode := run(t, p.build(t))
			text, code := run(t, p.build(t, "-race", "-overlay="+overlay), "GROWTHLINT_PROBE_LOG="+log, "GROWTHLINT_PROBE_EVERY=1h")
			assert.Equal(t, wantText, text)
			assert.Equal(t, wantCode, code)
			for file, copied := range out.Copies {
				original, err := os.ReadFile(file)
				require.NoError(t, err)
				assert.Equal(t, bytes.Count(original, []byte("\n")), bytes.Count(copied, []byte("\n")), "lines stay the author's")
			}
			got := told(t, log, out)
			assert.Len(t, got, len(p.want), "%s", strings.Join(got, "\n"))
			for _, w := range p.want {
				pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(w), `\*`, `\d+`) + "$"
				assert.True(t, slices.ContainsFunc(got, regexp.MustCompile(pattern).MatchString), "%s\nis none of\n%s", w, strings.Join(got, "\n"))
			}
		})
	}
}

// told is what the log of a run and the rewriting say, in the form of a want.
func told(t *testing.T, log string, out *Output) []string {
	t.Helper()
	text, err := os.ReadFile(log)
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	require.Len(t, lines, 2, "the first line and the last")
	var last logLine
	require.NoError(t, json.Unmarshal([]byte(lines[1]), &last))
	assert.Equal(t, "exit", last.Event)
	var got []string
	for _, r := range last.Candidates {
		i := slices.IndexFunc(out.Candidates, func(c Candidate) bool { return c.ID == r.ID })
		length, most := "-", "-"
		if r.Len != nil {
			length, most = fmt.Sprint(*r.Len), fmt.Sprint(*r.Max)
		}
		got = append(got, fmt.Sprintf("%s %s %s %s %d %d %d", r.ID, out.Candidates[i].Measure, length, most, r.Grows, r.Shrinks, r.Falls))
	}
	for _, l := range out.Left {
		got = append(got, fmt.Sprintf("left %s:%d: %s", filepath.Base(l.File), l.Line, l.Reason))
	}
	return got
}

// TestEachCallIsOfTheProbe: what rewriting puts in is built with the program, and nowhere before.
func TestEachCallIsOfTheProbe(t *testing.T) {
	var own strings.Builder
	parts, err := filepath.Glob(filepath.Join("overlay", "*.go.txt"))
	require.NoError(t, err)
	for _, file := range parts {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		own.Write(text)
	}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	called := regexp.MustCompile(`(?:call|verb|with)\(([^()]*)`)
	name := regexp.MustCompile(`"([A-Z]\w+)"`)
	seen := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, c := range called.FindAllStringSubmatch(string(text), -1) {
			for _, n := range name.FindAllStringSubmatch(c[1], -1) {
				seen++
				assert.True(t, strings.Contains(own.String(), "\nfunc "+n[1]+"("), "%s calls %s", file, n[1])
			}
		}
	}
	assert.Greater(t, seen, 8)
}
