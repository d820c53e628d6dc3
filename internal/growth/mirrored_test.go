package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// What forgets the entry where a call no longer finds it is no correction after an error.
func TestMirrored(t *testing.T) {
	k := par(1)
	err := call("m.stat", k)
	came := is(facts.GuardErr, err)
	missing := is(facts.GuardCall, call("errors.Is", err, global("none")))
	found := not(facts.GuardErr, err)
	type parts struct {
		gone   []facts.Guard
		put    []facts.Guard
		change func(w *world, in, out *Event)
		want   bool
	}
	// .Stat: 0 asks, 1 removes, 2 puts in.
	for name, tt := range map[string]parts{
		"found no more":                 {gone: []facts.Guard{came, missing}, put: []facts.Guard{found}, want: true},
		"none that came":                {gone: []facts.Guard{found, missing}, put: []facts.Guard{found}},
		"found no more, asked alone":    {gone: []facts.Guard{missing}, put: []facts.Guard{found}, want: true},
		"equal to a known one":          {gone: []facts.Guard{{Kind: facts.GuardEq, X: err, Y: global("none"), Op: "=="}}, put: []facts.Guard{found}, want: true},
		"not equal to a known one":      {gone: []facts.Guard{{Kind: facts.GuardEq, X: err, Y: global("none"), Op: "!="}}, put: []facts.Guard{found}},
		"any error":                     {gone: []facts.Guard{came}, put: []facts.Guard{found}},
		"another's kind":                {gone: []facts.Guard{came, is(facts.GuardCall, call("errors.Is", par(2), global("none")))}, put: []facts.Guard{found}},
		"of no such kind":               {gone: []facts.Guard{came, not(facts.GuardCall, call("errors.Is", err, global("none")))}, put: []facts.Guard{found}},
		"a flag of the error":           {gone: []facts.Guard{came, is(facts.GuardFlag, call("errors.Is", err))}, put: []facts.Guard{found}},
		"a number that is equal":        {gone: []facts.Guard{came, {Kind: facts.GuardEq, X: par(2), Y: lit(1), Op: "=="}}, put: []facts.Guard{not(facts.GuardErr, par(2))}},
		"of what came, another did not": {gone: []facts.Guard{not(facts.GuardErr, call("m.f")), missing}, put: []facts.Guard{found}, want: true},
		"of what came, by a flag":       {gone: []facts.Guard{not(facts.GuardFlag, err), missing}, put: []facts.Guard{found}, want: true},
		"asked of nothing":              {gone: []facts.Guard{came, is(facts.GuardCall, nil)}, put: []facts.Guard{found}},
		"an unknown error":              {gone: []facts.Guard{is(facts.GuardErr, facts.Unknown()), is(facts.GuardCall, call("errors.Is", facts.Unknown()))}, put: []facts.Guard{found}},
		"put in in any case":            {gone: []facts.Guard{came, missing}},
		"put in on its failure":         {gone: []facts.Guard{came, missing}, put: []facts.Guard{came}},
		"put in on success of another":  {gone: []facts.Guard{came, missing}, put: []facts.Guard{not(facts.GuardErr, call("m.f"))}},
		"put in by a flag":              {gone: []facts.Guard{came, missing}, put: []facts.Guard{not(facts.GuardFlag, err)}},
		"put in elsewhere":              {gone: []facts.Guard{came, missing}, put: []facts.Guard{found}, change: func(w *world, in, _ *Event) { in.Func = w.f(".Other") }},
		"all go":                        {gone: []facts.Guard{came, missing}, put: []facts.Guard{found}, change: func(_ *world, _, out *Event) { out.Extent = facts.ExtentSome }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".Stat", branch(came, 1, 2), end(tt.gone...), end(tt.put...)), fn(".Other")))
			in, out := w.grow(".Stat", 2, k), w.shrink(".Stat", 1, k)
			if tt.change != nil {
				tt.change(w, in, out)
			}
			c := place("m", in)
			assert.Equal(t, tt.want, w.mirrors(c, out))
			if out.Extent == facts.ExtentOne && onError(out) {
				class, _ := w.Classify(c, out)
				assert.Equal(t, tt.want, class == ClassEventOne)
			}
		})
	}
}

// The same where helpers put in and remove.
func TestMirroredByHelpers(t *testing.T) {
	k := par(1)
	err := call("m.stat", k)
	came := is(facts.GuardErr, err)
	missing := is(facts.GuardCall, call("errors.Is", err, global("none")))
	stat := func(name string, gone ...facts.Guard) *facts.Func {
		return with(fn(name, branch(came, 1, 2), end(gone...), end(not(facts.GuardErr, err))), calls(".drop", 1, par(0), k), calls(".put", 2, par(0), k))
	}
	for name, tt := range map[string]struct {
		funcs  []*facts.Func
		change func(w *world, out *Event)
		want   bool
	}{
		"found no more":    {funcs: funcs(stat(".Stat", came, missing), fn(".drop"), fn(".put")), want: true},
		"any error":        {funcs: funcs(stat(".Stat", came), fn(".drop"), fn(".put"))},
		"one of two":       {funcs: funcs(stat(".A", came), stat(".B", came, missing), fn(".drop"), fn(".put")), want: true},
		"in tests":         {funcs: funcs(inTests(stat(".Stat", came, missing)), fn(".drop"), fn(".put"))},
		"put in by others": {funcs: funcs(with(fn(".Stat", branch(came, 1, 2), end(came, missing), end()), calls(".drop", 1, par(0), k)), fn(".drop"), fn(".put"))},
		"in what it calls": {funcs: funcs(stat(".Stat", came, missing), fn(".drop"), fn(".put")), change: func(w *world, out *Event) { out.Site = w.f(".put") }},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, tt.funcs)
			out := w.shrink(".drop", 0, k)
			if tt.change != nil {
				tt.change(w, out)
			}
			c := place("m", w.grow(".put", 0, k))
			assert.Equal(t, tt.want, w.mirrors(c, out))
			if out.Site == out.Func && !tt.want && name == "any error" {
				class, _ := w.Classify(c, out)
				assert.Equal(t, ClassOnError, class)
			}
			if tt.want && name == "found no more" {
				class, _ := w.Classify(c, out)
				assert.Equal(t, ClassEventOne, class)
			}
		})
	}
}
