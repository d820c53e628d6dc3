package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// The ways that lead to a place are told in words, with where they begin.
func TestFrom(t *testing.T) {
	for want, r := range map[string]reach.Roots{
		"": {},
		" (the object that holds it is made on the way)": {Construct: true},
		" (start-up)":       {Setup: true},
		" (tests)":          {Test: true},
		" (shutdown)":       {Teardown: true},
		" (nothing)":        {Dead: true},
		" (start-up: main)": {Setup: true, Why: "main"},
		" (the object that holds it is made on the way, start-up, tests, shutdown, nothing: New)": {
			Construct: true, Setup: true, Test: true, Teardown: true, Dead: true, Why: "New",
		},
	} {
		assert.Equal(t, want, from(r))
	}
	assert.Empty(t, from(reach.Roots{Why: "main"}))
}

// seenIn is a program with one container, that is named by a finding.
func seenIn(k *Case, do ...func(*Case)) (*link.Program, finding.Finding) {
	k.C.Name, k.C.Grows[0].Roots = "m", events
	seen(k)
	for _, d := range do {
		d(k)
	}
	k.Program.Containers = []*growth.Container{{ID: "m/p.A"}, k.C}
	return k.Program, finding.Finding{
		Confidence: finding.Medium, Score: 0.5, Container: finding.Container{Key: "m/p.T.m", Package: "m/p"},
		Evidence: []finding.Evidence{{Code: "rung", For: true, Text: decidedPrefix + "nothing shrinks it"}, {Code: "no-shrink", For: true}},
	}
}

// Why a finding of one package is none with all in view.
func TestDemoteTellsWhatTheProgramKnows(t *testing.T) {
	setUp := func(k *Case) { k.C.Grows[0].Roots = reach.Roots{Setup: true, Why: "main"} }
	again := func(k *Case) { k.C.Grows = append(k.C.Grows, k.C.Grows[0]) }
	testing1 := func(k *Case) { k.C.Package.Testing = true }
	for name, tt := range map[string]struct {
		do   []func(*Case)
		want []string
	}{
		"it is set up": {[]func(*Case){setUp}, []string{
			"in the whole program, this growth does not count: construction, start-up or tests (start-up: main)"}},
		"it is set up twice": {[]func(*Case){setUp, again}, []string{
			"in the whole program, this growth does not count: construction, start-up or tests (start-up: main)"}},
		"only tests": {[]func(*Case){testing1, setUp}, []string{
			"only tests reach the package",
			"in the whole program, this growth does not count: construction, start-up or tests (start-up: main)"}},
		"it is swept": {[]func(*Case){func(k *Case) {
			f := k.C.Grows[0].Func
			k.C.Shrinks = []*growth.Event{{Op: facts.Shrink, Class: growth.ClassSweep, Func: f, Site: f, What: "clear(t.m)"}}
		}}, []string{"in the whole program, it is decided by: complete shrink", ""}},
		"it is swept, and set up as well": {[]func(*Case){again, func(k *Case) {
			once := *k.C.Grows[0]
			once.Roots = reach.Roots{Setup: true, Why: "main"}
			f := once.Func
			k.C.Grows[1] = &once
			k.C.Shrinks = []*growth.Event{{Op: facts.Shrink, Class: growth.ClassSweep, Func: f, Site: f, What: "clear(t.m)"}}
		}}, []string{
			"in the whole program, this growth does not count: construction, start-up or tests (start-up: main)",
			"in the whole program, it is decided by: complete shrink", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			p, f := seenIn(lasting(func(*Case) {}), tt.do...)
			got := Demote(p, f)
			assert.Equal(t, finding.Low, got.Confidence)
			assert.Equal(t, demotedRung, DecidedBy(got))
			require.Equal(t, "seen-alone", got.Evidence[1].Code)
			require.Equal(t, "no-shrink", got.Evidence[len(got.Evidence)-1].Code)
			told := got.Evidence[2 : len(got.Evidence)-1]
			require.Len(t, told, len(tt.want))
			for i, text := range tt.want {
				assert.False(t, told[i].For)
				if text != "" {
					assert.Equal(t, text, told[i].Text)
					assert.Equal(t, seenWhole, told[i].Code)
				} else {
					assert.Equal(t, "complete-shrink", told[i].Code, "what speaks against it, of all that is argued")
				}
			}
		})
	}
}

// Who calls the function is told where the container tells nothing.
func TestDemoteTellsWhoCalls(t *testing.T) {
	table, err := library.Load()
	require.NoError(t, err)
	end := []facts.Block{{Return: true}}
	called := &facts.Func{ID: "m/p.Add", Name: "Add", Display: "Add", Exported: true, Blocks: end}
	caller := &facts.Func{ID: "m/q.main", Name: "main", Display: "main", Blocks: end, Calls: []facts.Call{{Func: "m/p.Add", Callee: facts.Callee{Pkg: "m/p", Name: "Add"}}}}
	p := link.Link([]program.Package{
		{Summary: &facts.Summary{Path: "m/p", Name: "p", Funcs: []*facts.Func{called}}}, {Summary: &facts.Summary{Path: "m/q", Name: "q", Funcs: []*facts.Func{caller}}},
	}, table, link.Options{})
	tell := func(name string) []string {
		var out []string
		f := Demote(p, finding.Finding{Function: name, Container: finding.Container{Key: "m/p.T.m", Package: "m/p"}})
		for _, e := range f.Evidence[2:] {
			assert.Equal(t, seenWhole, e.Code)
			out = append(out, e.Text)
		}
		return out
	}
	const all = "in the whole program, with its callers and callees, nothing is found here"
	assert.Equal(t, []string{"it is called by main of m/q", all}, tell("Add"))
	assert.Equal(t, []string{all}, tell("Drop"))
}
