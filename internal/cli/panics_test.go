package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// panicking is a program of two packages with a finding of each sort.
const panicking = `
-- go.mod --
module example.com/panicking

go 1.24
-- desk/desk.go --
// Package desk keeps who has come.
package desk

import (
	"io"
	"net/http"
)

var seen = map[string]int{}

var names = map[string]string{}

// Serve notes the caller.
func Serve(w http.ResponseWriter, r *http.Request) {
	seen[r.RemoteAddr]++
	names[r.URL.Path] = r.Host
	body, _ := io.ReadAll(r.Body)
	_, _ = w.Write(body)
}
-- main.go --
// Command panicking serves.
package main

import (
	"net/http"

	"example.com/panicking/desk"
)

var calls []string

func main() {
	http.HandleFunc("/", desk.Serve)
	http.HandleFunc("/call", func(_ http.ResponseWriter, r *http.Request) { calls = append(calls, r.Host) })
	_ = http.ListenAndServe(":80", nil)
}
`

// withPanics analyses that program, with a panic wherever at says so.
func withPanics(t *testing.T, at func(doing, of string) bool) *pipeline.Analysis {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(panicking)).Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, f.Data, 0o600))
	}
	a, err := pipeline.Run(t.Context(), pipeline.Request{
		Dir: dir, Patterns: []string{"./..."}, Rules: ruleNames(rules()), Progress: func(int, int) {},
		At: func(doing, of string) {
			if at(doing, of) {
				panic("never " + doing)
			}
		},
	})
	require.NoError(t, err)
	return a
}

// of returns what findings are about, with their confidence.
func of(found []finding.Finding) []string {
	var out []string
	for _, f := range found {
		out = append(out, f.Rule+" "+f.Container.Name+" "+f.Confidence.String())
	}
	return out
}

func TestPanicsCostWhatTheyAreAbout(t *testing.T) {
	const seen = "example.com/panicking/desk.seen"
	all := []string{"mapgrow seen high", "mapgrow names high", "readgrow Serve medium", "slicegrow calls medium"}
	without := func(name string) []string {
		var out []string
		for _, x := range all {
			if !strings.Contains(x, name) {
				out = append(out, x)
			}
		}
		return out
	}
	for _, tt := range []struct {
		name      string
		at        func(doing, of string) bool
		want      []string
		told, pkg string
	}{
		{"nowhere", func(string, string) bool { return false }, all, "", ""},
		{"linking a container", func(doing, of string) bool { return doing == "link" && of == seen }, without("seen"),
			"panic while trying to link " + seen + ", which is left out: never link (at ", "example.com/panicking/desk"},
		{"judging a container", func(doing, of string) bool { return doing == "judge" && of == seen }, without("seen"),
			"panic while trying to judge " + seen + " for mapgrow, which is left out: never judge (at ", "example.com/panicking/desk"},
		{"judging a read", func(doing, of string) bool { return doing == "judge" && of == "Serve" }, without("readgrow"),
			"panic while trying to judge Serve for readgrow, which is left out: never judge (at ", "example.com/panicking/desk"},
		{"a phase about all", func(doing, of string) bool { return doing == "find reads" }, without("readgrow"),
			"panic while trying to find reads, which is left out: never find reads (at ", ""},
		{"linking one package by itself", func(doing, of string) bool { return doing == "link the program" && of == "example.com/panicking/desk" }, all,
			"panic while trying to link the program, which is left out: never link the program (at ", "example.com/panicking/desk"},
		{"linking the program, and main with what its import tells", func(doing, of string) bool {
			return doing == "link the program" && strings.Contains(of, " ")
		}, without("calls"),
			"panic while trying to link the program, which is left out: never link the program (at ", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := withPanics(t, tt.at)
			assert.ElementsMatch(t, tt.want, of(a.Findings))
			if tt.told == "" {
				assert.Empty(t, a.Troubles)
				return
			}
			require.NotEmpty(t, a.Troubles)
			x := a.Troubles[len(a.Troubles)-1]
			if tt.pkg != "" {
				require.Len(t, a.Troubles, 1, "what is lost of the package is lost of the program: it is told once")
			}
			if strings.Contains(x.Message, "desk.seen") {
				assert.Equal(t, "desk.go", filepath.Base(x.File))
				assert.NotZero(t, x.Line)
			}
			assert.Equal(t, finding.TroubleInternal, x.Kind)
			assert.Equal(t, tt.pkg, a.Troubles[0].Package)
			assert.Contains(t, a.Troubles[0].Message, tt.told)
			assert.Contains(t, x.Message, "panics_test.go:")
			assert.Contains(t, x.Message, "please report this")
			assert.False(t, x.Note)
		})
	}
}
