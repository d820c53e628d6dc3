package label

import (
	"maps"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// Series is a metric with labels, and the places that give them values which are not
// few.
type Series struct {
	// Key names the field or variable that holds the metric, "" where it cannot be named.
	Key string
	// Decl is its declaration, DeclaredIn where that is; nil out of view.
	Decl       *facts.Container
	DeclaredIn *program.Package
	// Adds are in order of package and position.
	Adds []*LabelSite
	// Beside is a call in a function that deletes series of at least two other metrics of the
	// same object and of this one none; nil if there is none.
	Beside *growth.Event
	// Forgets is a call that deletes series of it, Perhaps one that may: of a metric
	// that cannot be named, in the same package.
	Forgets, Perhaps *growth.Event
}

// LabelSite is a call that names a series by values of labels.
type LabelSite struct {
	*growth.Event
	// Value is the value that is least bounded, Object the type of the object that
	// it is a property of, where objects of that type come and go.
	Value  *facts.Term
	Object string
	// In is the function in whose frame Value is.
	In *program.Func
	// Named marks the name of an object that others than the program make and delete.
	Named bool
	// Left is the container that the values are keys of and that entries leave, nil if they
	// are not known to.
	Left *growth.Container
	// Label is the name of the label, "" where the call does not say it.
	Label string
}

// Find finds the metrics whose labels take values that are not few, by key. The containers, by
// their key, are classified.
func Find(l *growth.Growth, containers map[string]*growth.Container) []*Series {
	s := &labeller{l: l, containers: containers, byKey: map[string]*Series{}, deleted: map[string]*growth.Event{}, unnamed: map[*program.Package]*growth.Event{}}
	funcs := l.SortedFuncs()
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
	l          *growth.Growth
	containers map[string]*growth.Container
	byKey      map[string]*Series
	lone       []*Series
	deleted    map[string]*growth.Event
	unnamed    map[*program.Package]*growth.Event
}

func (s *labeller) finish() []*Series {
	out := s.lone
	for _, k := range slices.Sorted(maps.Keys(s.byKey)) {
		one := s.byKey[k]
		if one.Forgets = s.deleted[k]; one.Forgets == nil {
			one.Beside = s.beside(k)
		}
		out = append(out, one)
	}
	for _, one := range out {
		slices.SortStableFunc(one.Adds, func(a, b *LabelSite) int { return growth.CompareEvents(a.Event, b.Event) })
		one.Perhaps = s.unnamed[one.Adds[0].Func.Package]
	}
	return out
}

// beside returns a call of the function that deletes series of the most metrics of the object that
// has the metric k, if these are two or more.
func (s *labeller) beside(k string) *growth.Event {
	owner, most := program.OwnerOf(k), 1
	byFunc := map[*program.Func]int{}
	var out *growth.Event
	for _, other := range slices.Sorted(maps.Keys(s.deleted)) {
		e := s.deleted[other]
		if owner == "" || program.OwnerOf(other) != owner {
			continue
		}
		if byFunc[e.Func]++; byFunc[e.Func] > most {
			most, out = byFunc[e.Func], e
		}
	}
	return out
}

// forget notes which metrics lose series.
func (s *labeller) forget(f *program.Func, c *facts.Call) {
	if c.Callee.Name == "" || len(c.Args) == 0 || f.Testing {
		return
	}
	for _, r := range s.l.Rows(c) {
		if r.Kind != "metrics" || r.Role != library.Shrink && r.Role != library.Swap {
			continue
		}
		on := c.Args[0]
		if c.Callee.Name == "Unregister" {
			on = program.ArgAt(c.Args, libcall.ReceiverShift(c))
		}
		e := &growth.Event{Func: f, Pos: c.Pos, What: c.What, Block: c.Block}
		keys := metricKeys(s.l, on, f, 3)
		for _, k := range keys {
			s.deleted[k] = e
		}
		if len(keys) == 0 {
			s.unnamed[f.Package] = e
		}
	}
}

// metricKeys are the fields and variables that a metric is held in.
func metricKeys(l *growth.Growth, t *facts.Term, f *program.Func, depth int) []string {
	if t.IsUnknown() || depth == 0 {
		return nil
	}
	switch t.Op {
	case facts.OpGlobal, facts.OpLocal:
		return []string{t.Text}
	case facts.OpField:
		if strings.HasPrefix(t.Text, "github.com/prometheus/client_golang/") {
			return metricKeys(l, t.Arg(0), f, depth)
		}
		return []string{t.Text}
	case facts.OpElem:
		return metricKeys(l, t.Arg(0), f, depth)
	case facts.OpPhi:
		var out []string
		for _, a := range t.Args {
			out = append(out, metricKeys(l, a, f, depth-1)...)
		}
		return out
	case facts.OpCall:
		return metricKeys(l, program.ArgAt(t.Args, 0), f, depth-1) // a curried view
	case facts.OpParam:
		var out []string
		for _, a := range l.ArgumentsFor(t, f) {
			out = append(out, metricKeys(l, a.Term, a.In, depth-1)...)
		}
		return out
	}
	return nil
}

// site adds a call that gives values to labels, if they are not few.
func (s *labeller) site(f *program.Func, c *facts.Call) {
	if c.Callee.Name == "" || s.l.InView(c) {
		return
	}
	for _, r := range s.l.Rows(c) {
		if r.Role != library.Labels {
			continue
		}
		add := &LabelSite{Event: &growth.Event{
			Op: facts.Grow, How: "label", Func: f, Site: f, Call: c, Pos: c.Pos, What: c.What, Block: c.Block,
			Guards: s.l.Around(f, c.Block), Library: program.CalleeText(c.Callee),
		}}
		for _, v := range labelValues(s.l, r, f, c) {
			v.state = r.State
			s.weigh(add, v)
		}
		if add.Value == nil {
			continue
		}
		metric, owner := facts.Unknown(), ""
		if c.Callee.Type != "" {
			metric = program.ArgAt(c.Args, 0)
		}
		if metric.Op == facts.OpField { // it lives as long as what holds it
			metric, owner = metric.Arg(0), program.OwnerOf(metric.Text)
		}
		add.Roots = s.l.WalkerOf(owner).From(f, c.Block, metric, reach.Stance{})
		s.file(f, c, add)
	}
}

// file puts a site to its metric.
func (s *labeller) file(f *program.Func, c *facts.Call, add *LabelSite) {
	var keys []string
	if c.Callee.Type != "" {
		keys = metricKeys(s.l, c.Args[0], f, 3)
	}
	if len(keys) == 0 {
		s.lone = append(s.lone, &Series{Adds: []*LabelSite{add}})
		return
	}
	for _, k := range keys {
		one := s.byKey[k]
		if one == nil {
			one = &Series{Key: k, Decl: s.l.Containers[k], DeclaredIn: s.l.DeclaredIn[k]}
			s.byKey[k] = one
		}
		one.Adds = append(one.Adds, add)
	}
}

// labelValue is one value of a label, as a function sees it.
type labelValue struct {
	term  *facts.Term
	in    *program.Func
	label string
	state bool // of a series that tells how one thing is
}

// labelValues are the values that a call gives to labels, but for those that a test has
// kept to known ones.
func labelValues(l *growth.Growth, r *library.Row, f *program.Func, c *facts.Call) []labelValue {
	first := r.Arg + libcall.ReceiverShift(c)
	if first >= len(c.Args) {
		return nil
	}
	if r.Form == library.FormMap {
		return mapValues(l, c.Args[first], f, 3)
	}
	var out []labelValue
	for i := first; i < len(c.Args); i++ {
		name := r.Form == library.FormPairs && (i-first)%2 == 0
		if !name && !slices.Contains(c.Checked, i) && !l.AskedAt(c.Args[i], f, c.Block) {
			out = append(out, labelValue{term: c.Args[i], in: f, label: nameBefore(r, c, i)})
		}
		if !r.Rest {
			break
		}
	}
	return out
}

// nameBefore is the name of the label that argument i of a call is the value of, where the
// names are arguments as well and written out.
func nameBefore(r *library.Row, c *facts.Call, i int) string {
	if r.Form != library.FormPairs {
		return ""
	}
	return constText(program.ArgAt(c.Args, i-1))
}

// mapValues are the values of a map from names to values: those that the function which
// made it, and its closures, have put in.
func mapValues(l *growth.Growth, t *facts.Term, f *program.Func, depth int) []labelValue {
	if t.IsUnknown() || depth == 0 {
		return nil
	}
	switch t.Op {
	case facts.OpNew:
		maker := l.Outer(f, t.Up)
		if maker == nil {
			return nil
		}
		var out []labelValue
		for _, g := range l.WithClosures(maker) {
			for i := range g.Sites {
				st := &g.Sites[i]
				same := st.Ref.Op == facts.OpNew && st.Ref.N == t.N && st.Ref.Up == l.Levels(g, maker)
				if st.Op == facts.Grow && same && st.Val != nil && !l.AskedAt(st.Val, g, st.Block) {
					out = append(out, labelValue{term: st.Val, in: g, label: constText(st.Key)})
				}
			}
		}
		return out
	case facts.OpParam:
		var out []labelValue
		for _, a := range l.ArgumentsFor(t, f) {
			out = append(out, mapValues(l, a.Term, a.In, depth-1)...)
		}
		return out
	case facts.OpCall:
		g := l.Funcs[t.Text]
		if g == nil || t.N >= len(g.Results) {
			return nil
		}
		return mapValues(l, g.Results[t.N], g, depth-1)
	}
	return nil
}
