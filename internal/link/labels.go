package link

import (
	"maps"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// Series is a metric with labels, and the places that give them values which are not
// few.
type Series struct {
	// Key names the field or variable that holds the metric, "" where it cannot be named.
	Key string
	// Decl is its declaration, DeclaredIn where that is; nil out of view.
	Decl       *facts.Container
	DeclaredIn *Package
	// Adds are in order of package and position.
	Adds []*LabelSite
	// Forgets is a call that deletes series of it, Perhaps one that may: of a metric
	// that cannot be named, in the same package.
	Forgets, Perhaps *Event
}

// LabelSite is a call that names a series by values of labels.
type LabelSite struct {
	*Event
	// Value is the value that is least bounded, Object the type of the object that
	// it is a property of, where objects of that type come and go.
	Value  *facts.Term
	Object string
}

// labelled finds the metrics whose labels take values that are not few, by key.
func (l *linker) labelled() []*Series {
	s := &labeller{l: l, byKey: map[string]*Series{}, deleted: map[string]*Event{}, unnamed: map[*Package]*Event{}}
	funcs := l.index.sortedFuncs()
	for _, f := range funcs {
		for i := range f.Calls {
			s.forget(f, &f.Calls[i])
		}
	}
	for _, f := range funcs {
		if f.Testing || !f.Package.Matched {
			continue
		}
		for i := range f.Calls {
			s.site(f, &f.Calls[i])
		}
	}
	return s.finish()
}

// labeller gathers series.
type labeller struct {
	l       *linker
	byKey   map[string]*Series
	lone    []*Series
	deleted map[string]*Event
	unnamed map[*Package]*Event
}

func (s *labeller) finish() []*Series {
	out := s.lone
	for _, k := range slices.Sorted(maps.Keys(s.byKey)) {
		one := s.byKey[k]
		one.Forgets = s.deleted[k]
		out = append(out, one)
	}
	for _, one := range out {
		slices.SortStableFunc(one.Adds, func(a, b *LabelSite) int { return compareEvents(a.Event, b.Event) })
		one.Perhaps = s.unnamed[one.Adds[0].Func.Package]
	}
	return out
}

// forget notes which metrics lose series.
func (s *labeller) forget(f *Func, c *facts.Call) {
	if c.Callee.Name == "" || len(c.Args) == 0 || f.Testing {
		return
	}
	for _, r := range s.l.rows(c) {
		if r.Kind != "metrics" || r.Role != library.Shrink && r.Role != library.Swap {
			continue
		}
		on := c.Args[0]
		if c.Callee.Name == "Unregister" {
			on = argAt(c.Args, receiverShift(c))
		}
		e := &Event{Func: f, Pos: c.Pos, What: c.What, Block: c.Block}
		keys := s.l.metricKeys(on, f, 3)
		for _, k := range keys {
			s.deleted[k] = e
		}
		if len(keys) == 0 {
			s.unnamed[f.Package] = e
		}
	}
}

// metricKeys are the fields and variables that a metric is held in.
func (l *linker) metricKeys(t *facts.Term, f *Func, depth int) []string {
	if t.IsUnknown() || depth == 0 {
		return nil
	}
	switch t.Op {
	case facts.OpGlobal, facts.OpLocal:
		return []string{t.Text}
	case facts.OpField:
		if strings.HasPrefix(t.Text, "github.com/prometheus/client_golang/") {
			return l.metricKeys(t.Arg(0), f, depth)
		}
		return []string{t.Text}
	case facts.OpElem:
		return l.metricKeys(t.Arg(0), f, depth)
	case facts.OpPhi:
		var out []string
		for _, a := range t.Args {
			out = append(out, l.metricKeys(a, f, depth-1)...)
		}
		return out
	case facts.OpCall:
		return l.metricKeys(argAt(t.Args, 0), f, depth-1) // a curried view
	case facts.OpParam:
		var out []string
		for _, a := range l.index.argumentsFor(t, f) {
			out = append(out, l.metricKeys(a.term, a.in, depth-1)...)
		}
		return out
	}
	return nil
}

// site adds a call that gives values to labels, if they are not few.
func (s *labeller) site(f *Func, c *facts.Call) {
	if c.Callee.Name == "" || s.l.inView(c) {
		return
	}
	for _, r := range s.l.rows(c) {
		if r.Role != library.Labels {
			continue
		}
		add := &LabelSite{Event: &Event{
			Op: facts.Grow, How: "label", Func: f, Site: f, Call: c, Pos: c.Pos, What: c.What, Block: c.Block,
			Guards: s.l.index.around(f, c.Block), Library: calleeText(c.Callee),
		}}
		for _, v := range s.l.labelValues(r, f, c) {
			s.weigh(add, v)
		}
		if add.Value == nil {
			continue
		}
		metric := facts.Unknown()
		if c.Callee.Type != "" {
			metric = argAt(c.Args, 0)
		}
		add.Roots = s.l.walkerOf("").from(f, c.Block, metric, stance{})
		s.file(f, c, add)
	}
}

// file puts a site to its metric.
func (s *labeller) file(f *Func, c *facts.Call, add *LabelSite) {
	var keys []string
	if c.Callee.Type != "" {
		keys = s.l.metricKeys(c.Args[0], f, 3)
	}
	if len(keys) == 0 {
		s.lone = append(s.lone, &Series{Adds: []*LabelSite{add}})
		return
	}
	for _, k := range keys {
		one := s.byKey[k]
		if one == nil {
			one = &Series{Key: k, Decl: s.l.index.containers[k], DeclaredIn: s.l.index.declaredIn[k]}
			s.byKey[k] = one
		}
		one.Adds = append(one.Adds, add)
	}
}

// labelValue is one value of a label, as a function sees it.
type labelValue struct {
	term *facts.Term
	in   *Func
}

// labelValues are the values that a call gives to labels, but for those that a test has
// kept to known ones.
func (l *linker) labelValues(r *library.Row, f *Func, c *facts.Call) []labelValue {
	first := r.Arg + receiverShift(c)
	if first >= len(c.Args) {
		return nil
	}
	if r.Form == library.FormMap {
		return l.mapValues(c.Args[first], f, 3)
	}
	var out []labelValue
	for i := first; i < len(c.Args); i++ {
		name := r.Form == library.FormPairs && (i-first)%2 == 0
		if !name && !slices.Contains(c.Checked, i) && !l.askedAt(c.Args[i], f, c.Block) {
			out = append(out, labelValue{c.Args[i], f})
		}
		if !r.Rest {
			break
		}
	}
	return out
}

// asked reports whether a value is known to be one of a fixed set where it is used.
func asked(t *facts.Term, guards []facts.Guard) bool {
	return slices.ContainsFunc(guards, func(g facts.Guard) bool {
		switch g.Kind {
		case facts.GuardHit:
			return !g.Neg && g.Y.Equal(t)
		case facts.GuardEq:
			return g.Op == "==" && g.X.Equal(t) && g.Y.Op == facts.OpConst
		}
		return false
	})
}

// mapValues are the values of a map from names to values: those that the function which
// made it, and its closures, have put in.
func (l *linker) mapValues(t *facts.Term, f *Func, depth int) []labelValue {
	if t.IsUnknown() || depth == 0 {
		return nil
	}
	switch t.Op {
	case facts.OpNew:
		maker := l.index.outer(f, t.Up)
		if maker == nil {
			return nil
		}
		var out []labelValue
		for _, g := range l.withClosures(maker) {
			for i := range g.Sites {
				st := &g.Sites[i]
				same := st.Ref.Op == facts.OpNew && st.Ref.N == t.N && st.Ref.Up == l.levels(g, maker)
				if st.Op == facts.Grow && same && st.Val != nil && !l.askedAt(st.Val, g, st.Block) {
					out = append(out, labelValue{st.Val, g})
				}
			}
		}
		return out
	case facts.OpParam:
		var out []labelValue
		for _, a := range l.index.argumentsFor(t, f) {
			out = append(out, l.mapValues(a.term, a.in, depth-1)...)
		}
		return out
	case facts.OpCall:
		g := l.index.funcs[t.Text]
		if g == nil || t.N >= len(g.Results) {
			return nil
		}
		return l.mapValues(g.Results[t.N], g, depth-1)
	}
	return nil
}
