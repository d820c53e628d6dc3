package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// gotten is what a function got from a call, with what it does with the parts of it.
type gotten struct {
	f *program.Func
	h *facts.Holding
}

func (g gotten) call() *facts.Call { return &g.f.Calls[g.h.N] }

// partEnd is the first place at which a part of what a function gives is let go of.
type partEnd struct {
	callSite
	part string
	// times is how often it is let go of.
	times int
}

// forgottenParts finds what calls give and of which nothing lets a part go here, such as a
// subscription with a function that cancels it, while elsewhere that part of the result of
// the same call is let go of, and at least as often as not.
func (m *madeFinder) forgottenParts() {
	all := m.gotten()
	ends := map[string]*partEnd{}
	for _, g := range all {
		m.noteEnds(g, ends)
	}
	left := map[string][]gotten{}
	for _, g := range all {
		key := program.CalleeText(g.call().Callee)
		if p := ends[key]; p != nil && !m.isEnd(g.f) && leavesPart(g.h, p.part) {
			left[key] = append(left[key], g)
		}
	}
	for _, g := range all {
		key := program.CalleeText(g.call().Callee)
		list := left[key]
		if len(list) == 0 || list[0] != g || len(list) > ends[key].times {
			continue
		}
		for _, o := range list {
			c, end := o.call(), ends[key]
			a := acquisition{f: o.f, call: c, block: c.Block, pos: c.Pos, what: c.What, of: key}
			a.acquired = acquired{name: reason.ResourceOf.With(program.ShortCallee(c.Callee)), madeIn: o.f, madeAt: c.Pos}
			why := reason.NoneReleasesPart.With(program.LastName(end.part), end.in.Display)
			if made := m.report(&a, FaultForgotten, m.rootsAt(o.f, c.Block), why); made != nil {
				made.note("released-elsewhere", reason.SameReleased.With(), end.in, end.call.Pos)
			}
		}
	}
}

// gotten are the objects that calls give and of which all uses are followed.
func (m *madeFinder) gotten() []gotten {
	var out []gotten
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Holdings {
			h := &f.Holdings[i]
			if h.From == facts.HandleCall && f.Calls[h.N].Mode == facts.ModePlain && f.Calls[h.N].Callee.Name != "" {
				out = append(out, gotten{f, h})
			}
		}
	}
	return out
}

// noteEnds notes where a part is let go of: a function in it that is deferred or called as
// an end is, a method of it that releases.
func (m *madeFinder) noteEnds(g gotten, ends map[string]*partEnd) {
	key := program.CalleeText(g.call().Callee)
	for i := range g.h.Flows {
		w := &g.h.Flows[i]
		in := g.f
		if w.Func != "" {
			in = m.l.Funcs[w.Func]
		}
		if in == nil || w.How != facts.FlowCall || w.Part == "" || w.Call >= len(in.Calls) {
			continue
		}
		c := &in.Calls[w.Call]
		if len(c.Args) > 0 || !late(c) && !program.IsReleaseName(program.LastName(w.Part)) {
			continue
		}
		if e := ends[key]; e == nil {
			ends[key] = &partEnd{callSite: callSite{in, c}, part: w.Part, times: 1}
		} else if e.part == w.Part {
			e.times++
		}
		return
	}
}

// leavesPart reports whether a function neither touches a part of what it got nor hands on
// what has it.
func leavesPart(h *facts.Holding, part string) bool {
	return !slices.ContainsFunc(h.Flows, func(w facts.PartFlow) bool {
		return strings.HasPrefix(part, w.Part) && !(w.How == facts.FlowArg && w.Part == "" && w.Arg == 0)
	})
}
