package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// task is a goroutine of a function, by the function that it runs, with what becomes there of a thing.
type task struct {
	g  *program.Func
	st settlement
}

// inGoroutine reports a debt that a function has handed to goroutines that it starts, and to nobody else,
// where those can end by ways on which the thing is neither let go of nor handed on. Of several, each has to
// have such a way, and one no other ways, so that what it does says nothing of what the others have done.
func (m *madeFinder) inGoroutine(s *settler, d *debt) {
	if d.at.from != facts.HandleCall || len(d.also) > 0 {
		return
	}
	tasks := m.tasksOf(s, d)
	if len(tasks) == 0 {
		return
	}
	without := 0
	for i := range tasks {
		t := &tasks[i]
		if slices.Contains(t.st.escapes, nowhere) || slices.ContainsFunc(t.st.ends, func(e ending) bool { return e.late && !e.deferred }) || !t.leaves() {
			return
		}
		if len(t.st.paid()) == 0 {
			without++
		}
	}
	switch {
	case without == len(tasks) && (d.ways || len(tasks) > 1), len(tasks) > 1 && without == 0:
	case without == len(tasks):
		m.owe(d, FaultDropped, reason.NoneReleases.With())
	default:
		m.owe(d, FaultOpenWay, reason.SomePathsOfTask.With(d.at.f.Display))
	}
}

// leaves reports whether a goroutine can end by a way on which it has neither let the thing go nor handed it
// on.
func (t *task) leaves() bool {
	paid := t.st.paid()
	for r := range t.g.Blocks {
		if b := &t.g.Blocks[r]; b.Return && !b.Unreachable && (r == 0 || program.Reaches(t.g, 0, r)) && !paid[0] && !program.AfterAny(t.g, paid, nowhere, r) {
			return true
		}
	}
	return false
}

// tasksOf are the goroutines that alone are given what a place of d holds, none if it goes elsewhere as well.
func (m *madeFinder) tasksOf(s *settler, d *debt) []task {
	f, h := d.at.f, d.at.holdingAt()
	if h == nil {
		return nil
	}
	var out []task
	for i := range h.Flows {
		w := h.Flows[i]
		if !within(d.at.part, w.Part) {
			continue
		}
		rest := strings.TrimPrefix(d.at.part, w.Part)
		to, param := m.startedWith(f, &w)
		if to == nil {
			var own settlement
			s.flow(f, &w, rest, maxSettleDepth, &own)
			if w.Func != "" || len(own.ends)+len(own.escapes)+len(own.moves)+len(own.puts)+len(own.offers) > 0 {
				return nil
			}
			continue
		}
		n := slices.IndexFunc(out, func(t task) bool { return t.g == to })
		switch {
		case n >= 0 && param >= 0:
			return nil
		case param >= 0:
			out = append(out, task{to, s.settle(heldAt{f: to, from: facts.HandleParam, n: param, part: rest}, maxSettleDepth)})
			continue
		case n < 0:
			out = append(out, task{g: to})
			n = len(out) - 1
		}
		if w.Func == to.ID {
			w.Func = ""
		}
		s.flow(to, &w, rest, maxSettleDepth, &out[n].st)
	}
	return out
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
