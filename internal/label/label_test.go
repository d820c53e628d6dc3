package label_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/link/linktest"
)

// series are the metrics of a program, one a line: its name, the origins of the values, the
// objects that they belong to, and what deletes series of it or may.
func series(t *testing.T, src string) string {
	t.Helper()
	p := linktest.Program(t, `
import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

var (
	_ http.Handler
	a = prometheus.NewCounterVec(prometheus.CounterOpts{}, []string{"x"})
	b = prometheus.NewCounterVec(prometheus.CounterOpts{}, []string{"x", "y"})
)
`+src)
	var out []string
	for _, s := range p.Series {
		text := strings.TrimPrefix(s.Key, linktest.Path+".")
		if text == "" {
			text = "-"
		}
		for _, add := range s.Adds {
			text += " " + strings.TrimSuffix(string(add.Origin), " world")
			if add.Object != "" {
				text += " of " + strings.TrimPrefix(add.Object, linktest.Path+".")
			}
		}
		if s.Forgets != nil {
			text += ", deleted in " + s.Forgets.Func.Display
		}
		if s.Perhaps != nil {
			text += ", perhaps in " + s.Perhaps.Func.Display
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

func TestSeries(t *testing.T) {
	const handler = "\nfunc Serve(w http.ResponseWriter, r *http.Request) { "
	for name, tt := range map[string]struct{ src, want string }{
		"a constant":            {handler + `a.WithLabelValues("x").Inc() }`, ""},
		"a path":                {handler + `a.WithLabelValues(r.URL.Path).Inc() }`, "a outside"},
		"the second label":      {handler + `b.WithLabelValues("x", r.URL.Path).Inc() }`, "b outside"},
		"no label":              {handler + `a.WithLabelValues().Inc() }`, ""},
		"a list of labels":      {handler + `a.WithLabelValues(r.URL.Path).Inc(); a.WithLabelValues(r.Host).Inc() }`, "a outside outside"},
		"a curried view":        {handler + `b.MustCurryWith(prometheus.Labels{"y": "1"}).WithLabelValues(r.URL.Path).Inc() }`, "b outside"},
		"one of two":            {handler + `v := a; if r.Host == "" { v = b }; v.WithLabelValues(r.URL.Path).Inc() }`, "a outside\nb outside"},
		"one of a map of them":  {`var all = map[string]*prometheus.CounterVec{"a": a}` + handler + `all["a"].WithLabelValues(r.URL.Path).Inc() }`, "all outside"},
		"a field":               {`type T struct { v *prometheus.CounterVec }; func (t *T) Serve(w http.ResponseWriter, r *http.Request) { t.v.WithLabelValues(r.URL.Path).Inc() }`, "T.v outside"},
		"of nobody knows where": {`func get() *prometheus.CounterVec { return nil }` + handler + `get().WithLabelValues(r.URL.Path).Inc() }`, "- outside"},
		"what is passed":        {`func count(v *prometheus.CounterVec, s string) { v.WithLabelValues(s).Inc() }` + handler + `count(a, r.URL.Path) }`, "a outside"},
		"what two pass": {`func count(v *prometheus.CounterVec, s string) { v.WithLabelValues(s).Inc() }` + handler + `count(a, r.URL.Path); count(b, r.URL.Path) }`,
			"a outside\nb outside"},
		"a map of labels": {handler + `a.With(prometheus.Labels{"x": r.URL.Path}).Inc() }`, "a outside"},
		"a map of few":    {handler + `a.With(prometheus.Labels{"x": "1"}).Inc() }`, ""},
		"a map that is passed": {`func count(l prometheus.Labels) { a.With(l).Inc() }` + handler + `count(prometheus.Labels{"x": r.URL.Path}) }`,
			"a outside"},
		"a map that a helper makes": {`func labels(s string) prometheus.Labels { return prometheus.Labels{"x": s} }` + handler + `a.With(labels(r.URL.Path)).Inc() }`,
			"a outside"},
		"no map":                 {handler + `a.With(nil).Inc() }`, ""},
		"a map of the variable":  {`var fixed = prometheus.Labels{}` + handler + `a.With(fixed).Inc() }`, ""},
		"a map filled by a part": {handler + `l := prometheus.Labels{}; func() { l["x"] = r.URL.Path }(); a.With(l).Inc() }`, "a outside"},
		"deleted": {handler + `a.WithLabelValues(r.URL.Path).Inc(); a.DeleteLabelValues(r.URL.Path) }`,
			"a outside, deleted in Serve"},
		"another deleted": {handler + `a.WithLabelValues(r.URL.Path).Inc(); b.DeleteLabelValues(r.URL.Path) }`, "a outside"},
		"emptied":         {handler + `a.WithLabelValues(r.URL.Path).Inc(); a.Reset() }`, "a outside, deleted in Serve"},
		"deleted through what it embeds": {handler + `a.WithLabelValues(r.URL.Path).Inc(); a.MetricVec.DeletePartialMatch(nil) }`,
			"a outside, deleted in Serve"},
		"taken out": {handler + `a.WithLabelValues(r.URL.Path).Inc(); prometheus.Unregister(a) }`, "a outside, deleted in Serve"},
		"deleted of what is passed": {`func forget(v *prometheus.CounterVec) { v.Reset() }` + handler + `a.WithLabelValues(r.URL.Path).Inc(); forget(a) }`,
			"a outside, deleted in Serve"},
		"deleted, nobody knows of which": {`func get() *prometheus.CounterVec { return nil }` + handler + `a.WithLabelValues(r.URL.Path).Inc(); get().Reset() }`,
			"a outside, perhaps in Serve"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, series(t, tt.src)) })
	}
}

// A value that is a property of an object is one for each, where such objects come and go.
func TestSeriesOfObjects(t *testing.T) {
	const peer = `
type peer struct { id string; next *peer }
func (p *peer) count() { a.WithLabelValues(p.id).Inc() }
func (p *peer) name() string { return p.id }
func join(id int) *peer { return &peer{id: names[id]} }
var names []string
`
	for name, tt := range map[string]struct{ src, want string }{
		"they leave a map": {peer + `
type hub struct { peers map[int]*peer }
func (h *hub) Join(w http.ResponseWriter, r *http.Request) { n := len(r.Host); h.peers[n] = join(n) }
func (h *hub) Leave(w http.ResponseWriter, r *http.Request) { delete(h.peers, len(r.Host)) }
func (h *hub) Serve(w http.ResponseWriter, r *http.Request) { h.peers[len(r.Host)].count() }`, "a ranged of peer"},
		"they stay": {peer + `
var one = join(1)
func Serve(w http.ResponseWriter, r *http.Request) { one.count() }`, ""},
		"they are closed": {peer + `
func (p *peer) Close() error { return nil }
func Serve(w http.ResponseWriter, r *http.Request) { p := join(len(r.Host)); defer p.Close(); p.count() }`, "a ranged of peer"},
		"one is closed": {peer + `
func (p *peer) Close() error { return nil }
func init() { p := join(0); defer p.Close(); p.count() }
func Serve(w http.ResponseWriter, r *http.Request) { a.WithLabelValues("x").Inc() }`, ""},
		"a message": {`
type message struct { id string }
var in chan message
func init() { go func() { for { m := <-in; a.WithLabelValues(m.id).Inc() } }() }`, "a  of message"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, series(t, tt.src)) })
	}
}
