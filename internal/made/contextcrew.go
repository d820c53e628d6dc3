package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// cancelledCrew is the go statement of a goroutine in which nothing but the end of the context that a
// function cancels leads out of the loop that waits for it, nil without one.
func (m *madeFinder) cancelledCrew(f *program.Func, cancel *facts.Handle) *facts.Call {
	if cancel == nil || cancel.Type != facts.FuncType || cancel.From != facts.HandleCall {
		return nil
	}
	ends := func(ch *facts.Term) bool {
		return ch.Op == facts.OpCall && ch.Text == program.DoneCall && program.Yields(&f.Calls[cancel.N], ch.Arg(0))
	}
	for _, s := range m.crewsOf(f) {
		for i := range s.parts {
			p := &s.parts[i]
			if slices.ContainsFunc(p.f.Waits, func(w facts.Wait) bool {
				return slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { ch := p.lift(c.Chan); return !ch.IsUnknown() && ends(ch) }) && s.onlyEndsBy(p, &w, ends)
			}) {
				return s.call
			}
		}
	}
	return nil
}

// uncalled reports a goroutine that goes on until the function is called which an element of a container
// is, where that is taken out and no code calls any, and nothing else was said of it.
func (m *madeFinder) uncalled(c *growth.Container, d *elementDebt) {
	if slices.ContainsFunc(m.out, func(o *Made) bool { return o.Func == d.f && o.Pos == d.pos && o.Kind == d.kindOf() }) {
		return
	}
	if d.rest != "" || m.cancelledCrew(d.f, d.handle) == nil || !m.unusedElements(d.f, d.key) {
		return
	}
	for _, e := range c.Shrinks {
		if e.Func == nil || e.Func.Testing || !e.Roots.Live() || e.Class == growth.ClassVoid || m.isEnd(e.Func) {
			continue
		}
		made := m.report(&d.acquisition, FaultForgotten, m.rootsAt(d.f, d.block), reason.RemovedUncalled.With(e.Func.Display, program.LastName(d.key)))
		if made != nil {
			made.note("taken-out", reason.RemovedHere.With(), e.Func, e.Pos)
		}
		return
	}
}
