package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// inGoroutine reports a debt that a function has handed to a goroutine that it starts, and to nobody
// else, where that can end by a way on which the thing is neither let go of nor handed on.
func (m *madeFinder) inGoroutine(s *settler, d *debt) {
	if d.at.from != facts.HandleCall || len(d.also) > 0 {
		return
	}
	g, st := m.takenOver(s, d)
	if g == nil || slices.Contains(st.escapes, nowhere) || slices.ContainsFunc(st.ends, func(e ending) bool { return e.late && !e.deferred }) {
		return
	}
	paid := st.paid()
	if len(paid) == 0 && d.ways {
		return
	}
	for r := range g.Blocks {
		if b := &g.Blocks[r]; !b.Return || b.Unreachable || r > 0 && !program.Reaches(g, 0, r) || paid[0] || program.AfterAny(g, paid, nowhere, r) {
			continue
		}
		if len(paid) == 0 {
			m.owe(d, FaultDropped, reason.NoneReleases.With())
			return
		}
		m.owe(d, FaultOpenWay, reason.SomePathsOfTask.With(d.at.f.Display))
		return
	}
}

// takenOver is the function of a goroutine that alone is given what a place of d holds, with what
// becomes of the thing there; nil if it goes elsewhere as well.
func (m *madeFinder) takenOver(s *settler, d *debt) (*program.Func, settlement) {
	var (
		g  *program.Func
		st settlement
	)
	f, h := d.at.f, d.at.holdingAt()
	if h == nil {
		return nil, st
	}
	for i := range h.Flows {
		w := h.Flows[i]
		if !within(d.at.part, w.Part) {
			continue
		}
		rest := strings.TrimPrefix(d.at.part, w.Part)
		to, param := m.startedWith(f, &w)
		switch {
		case to == nil:
			var own settlement
			s.flow(f, &w, rest, maxSettleDepth, &own)
			if w.Func != "" || len(own.ends)+len(own.escapes)+len(own.moves)+len(own.puts)+len(own.offers) > 0 {
				return nil, st
			}
		case g != nil && g != to || g != nil && param >= 0:
			return nil, st
		case param >= 0:
			g, st = to, s.settle(heldAt{f: to, from: facts.HandleParam, n: param, part: rest}, maxSettleDepth)
		default:
			if g = to; w.Func == to.ID {
				w.Func = ""
			}
			s.flow(to, &w, rest, maxSettleDepth, &st)
		}
	}
	return g, st
}

// startedWith is the function that a go statement of f starts with what a flow brings: the closure that
// has captured it, or the function that takes it as parameter param, -1 for none.
func (m *madeFinder) startedWith(f *program.Func, w *facts.PartFlow) (to *program.Func, param int) {
	if w.Func == "" {
		if w.How != facts.FlowArg || w.Call >= len(f.Calls) || f.Calls[w.Call].Mode != facts.ModeGo {
			return nil, -1
		}
		g := m.l.Funcs[f.Calls[w.Call].Func]
		if g == nil || g.Unread {
			return nil, -1
		}
		return g, w.Arg
	}
	g := m.l.Funcs[w.Func]
	for g != nil && g.Parent != f.ID {
		g = m.l.Funcs[g.Parent]
	}
	if g == nil || len(g.UsedAt) > 1 || !slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Func == g.ID && c.Mode == facts.ModeGo }) {
		return nil, -1
	}
	return g, -1
}
