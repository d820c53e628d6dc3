package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/label"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/reach"
)

func TestRungsOfMetrics(t *testing.T) {
	site := func(o origin.Origin, do ...func(*label.LabelSite)) *label.LabelSite {
		s := &label.LabelSite{Event: &growth.Event{Func: method(), Roots: events, Origin: o, Pos: facts.Pos{Line: 7}, Library: "prometheus.New"}}
		for _, d := range do {
			d(s)
		}
		return s
	}
	of := func(list ...*label.LabelSite) *label.Series { return &label.Series{Key: "m/p.T.v", Adds: list} }
	object := func(s *label.LabelSite) { s.Object = "m/p.peer" }
	once := func(s *label.LabelSite) { s.Roots = reach.Roots{Setup: true} }
	generated := func(s *label.LabelSite) { s.Pos.File = 1 }
	here := &growth.Event{Func: method(), Pos: facts.Pos{Line: 3}, What: "v.Reset()"}
	elsewhere := func(s *label.LabelSite) { s.Func = here.Func }
	forgotten := func(s *label.Series) *label.Series { s.Forgets = here; return s }
	perhaps := func(s *label.Series) *label.Series { s.Perhaps = here; return s }
	for name, tt := range map[string]struct {
		series  *label.Series
		rung    string
		message string
	}{
		"from outside":          {of(site(origin.OriginOutside)), "values from outside", "label value (from outside the program), and nothing deletes them"},
		"fresh":                 {of(site(origin.OriginFresh)), "fresh values", "label value (new each time), and nothing deletes them"},
		"fresh and outside":     {of(site(origin.OriginFresh), site(origin.OriginOutside)), "values from outside", "label value (from outside the program), and nothing deletes them"},
		"of an object":          {of(site(origin.OriginUnknown, object)), "a series for each object", "label value (one for each peer), and nothing deletes them"},
		"of an object, fresh":   {of(site(origin.OriginUnknown, object), site(origin.OriginFresh)), "fresh values", "label value (new each time), and nothing deletes them"},
		"deleted here":          {forgotten(of(site(origin.OriginOutside, elsewhere))), "", ""},
		"deleted elsewhere":     {forgotten(of(site(origin.OriginOutside))), "series are deleted in another package", "label value (from outside the program), and nothing in this package deletes them"},
		"perhaps deleted":       {perhaps(of(site(origin.OriginOutside))), "series may be deleted", "label value (from outside the program), and nothing deletes them"},
		"once":                  {of(site(origin.OriginOutside, once)), "", ""},
		"in generated code":     {of(site(origin.OriginOutside, generated)), "", ""},
		"once, and fresh later": {of(site(origin.OriginOutside, once), site(origin.OriginFresh)), "fresh values", "label value (new each time), and nothing deletes them"},
	} {
		t.Run(name, func(t *testing.T) {
			k := &Labelling{Program: &link.Program{}, Series: tt.series}
			f := k.Finding("labelgrow")
			if tt.rung == "" {
				assert.Nil(t, f)
				return
			}
			require.NotNil(t, f)
			assert.Equal(t, tt.rung, DecidedBy(*f))
			assert.Equal(t, "T.v gains a series in (*T).run for each "+tt.message, f.Message)
			assert.Equal(t, tt.rung == "values from outside", f.Confidence == finding.Medium)
			assert.Equal(t, k.first().Object != "", f.Remedy == "delete the series when the object is deleted, or drop the label")
			assert.Len(t, f.Grows, len(k.live))
			want := []string{"rung"}
			for range k.live {
				want = append(want, "label-value", "grow-reached")
			}
			if tt.series.Forgets != nil || tt.series.Perhaps != nil {
				want = append(want, "-partial-shrink")
			}
			assert.Equal(t, want, codes(f.Evidence))
		})
	}
	for name, want := range map[string]struct {
		site *label.LabelSite
		text string
	}{
		"outside": {site(origin.OriginOutside), "a series for each label value (from outside the program)"},
		"fresh":   {site(origin.OriginFresh, object), "a series for each label value (new each time)"},
		"object":  {site(origin.OriginUnknown, object), "a series for each label value (one for each peer)"},
	} {
		f := (&Labelling{Program: &link.Program{}, Series: of(want.site)}).Finding("labelgrow")
		assert.Equal(t, want.text, f.Evidence[1].Text, name)
	}
}

// A metric is named by where it is held, or by the call that names a series.
func TestNamesOfMetrics(t *testing.T) {
	callee := facts.Callee{Pkg: "lib", Name: "Inc"}
	in := method()
	in.Calls = []facts.Call{{Callee: callee}, {Callee: facts.Callee{Name: "Other"}}, {Callee: facts.Callee{Name: "Third"}}, {Callee: callee}, {Callee: callee}}
	site := &label.LabelSite{Event: &growth.Event{Func: in, Roots: events, Origin: origin.OriginFresh, Call: &in.Calls[3], Library: "lib.Inc"}}
	of := func(key string) finding.Container {
		return (&Labelling{Program: &link.Program{}, Series: &label.Series{Key: key, Adds: []*label.LabelSite{site}}}).container(site)
	}
	assert.Equal(t, finding.Container{Package: "m/p", Owner: "T", Name: "run"}, of(""))
	assert.Equal(t, finding.Container{Key: "m/q.U.v", Kind: "library", Package: "m/q", Owner: "U", Name: "v"}, of("m/q.U.v"))
	assert.Equal(t, finding.Container{Key: "q.v", Kind: "library", Package: "q", Name: "v"}, of("q.v"))
	k := &Labelling{Program: &link.Program{}, Series: &label.Series{Adds: []*label.LabelSite{site}}}
	assert.Equal(t, 1, k.ordinal(site), "the same is called once before")
	assert.Contains(t, k.Finding("labelgrow").Message, "a metric gains a series")
	second := *site
	second.Event = &growth.Event{Func: in, Roots: events, Origin: origin.OriginFresh, Call: &in.Calls[0], Library: "lib.Inc"}
	again := &Labelling{Program: &link.Program{}, Series: &label.Series{Adds: []*label.LabelSite{&second}}}
	assert.NotEqual(t, k.Finding("labelgrow").Fingerprint, again.Finding("labelgrow").Fingerprint, "alike twice in one function")
	declared := &Labelling{Series: &label.Series{Key: "m/p.T.v", Decl: &facts.Container{Owner: "V", TypeText: "*Vec", Pos: facts.Pos{Line: 5}}, DeclaredIn: in.Package}}
	got := declared.container(site)
	assert.Equal(t, []any{"V", "*Vec", 5}, []any{got.Owner, got.Type, got.Declared.Line})
}
