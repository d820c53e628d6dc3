package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// keptResult is what a call out of view gives and what stays in one field of an older object.
type keptResult struct {
	openHandle
	keptIn
	callee string
}

func (k *keptResult) key() string { return program.PlaceKey(k.place) }

// keptBeside finds results of a method that no table speaks of which stay in a field that
// nothing releases, while the same owner has a result of the same method in another field and
// releases that: an end that forgets one of two. The function that makes them puts another one
// there each time that it runs, or the owner comes and goes: either way one stays behind.
func (m *madeFinder) keptBeside() {
	byOwner := map[string][]*keptResult{}
	var all []*keptResult
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Handles {
			if k := m.keptResult(f, &f.Handles[i]); k != nil {
				id := program.OwnerOf(k.key()) + " " + k.callee
				byOwner[id] = append(byOwner[id], k)
				all = append(all, k)
			}
		}
	}
	for _, k := range all {
		if len(m.releasesOf(k.keptIn)) > 0 {
			continue
		}
		for _, o := range byOwner[program.OwnerOf(k.key())+" "+k.callee] {
			if end := m.endBeside(k, o); end != nil {
				m.leftBeside(k, o, end)
				break
			}
		}
	}
}

// keptResult is a handle if a call out of view gives it and one field keeps it, nil otherwise.
func (m *madeFinder) keptResult(f *program.Func, h *facts.Handle) *keptResult {
	if h.From != facts.HandleCall || h.Type == facts.FuncType || !m.generic(&f.Calls[h.N]) {
		return nil
	}
	st := m.state(f, h, 4)
	if st.released || st.escapes || st.returned > 0 || len(st.kept) != 1 || len(st.owned) > 0 || st.kept[0].flow.Within {
		return nil
	}
	k := st.kept[0]
	if k.place.Op != facts.OpField || program.PlaceKey(k.place) == "" {
		return nil
	}
	return &keptResult{openHandle: openHandle{f, h}, keptIn: k, callee: program.CalleeText(f.Calls[h.N].Callee)}
}

// endBeside is where what another field keeps is released by one of its own ends, nil if k is
// that field's or is put in under conditions of its own.
func (m *madeFinder) endBeside(k, o *keptResult) *callSite {
	if o.key() == k.key() || o.f != k.f || o.handle.Type != k.handle.Type {
		return nil
	}
	for _, c := range m.releasesOf(o.keptIn) {
		if slices.Contains(m.ends[o.handle.Type], c.call.Callee.Name) && program.Outermost(m.l.Program, c.in).Recv == program.OwnerOf(k.key()) {
			return &c
		}
	}
	return nil
}

// leftBeside reports one that is left behind.
func (m *madeFinder) leftBeside(k, o *keptResult, end *callSite) {
	c := &k.f.Calls[k.handle.N]
	if !m.onlyUsed(k.keptIn) || m.endsGiver(c, program.OwnerOf(k.key())) {
		return
	}
	a := acquisitionBy(k.f, k.handle, reason.ResourceOf.With(program.ShortCallee(c.Callee)))
	why := reason.NoneReleasesThis.With(program.LastName(o.key()), end.in.Display)
	if made := m.report(&a, FaultForgotten, m.rootsAt(k.f, c.Block), why); made != nil {
		made.note("released-elsewhere", reason.BesideReleased.With(), end.in, end.call.Pos)
	}
}

// endsGiver reports whether the owner of what a call gives also ends the object that gave it, and
// with that all that it gave.
func (m *madeFinder) endsGiver(c *facts.Call, owner string) bool {
	if len(c.Args) == 0 {
		return false
	}
	return slices.ContainsFunc(m.releases[program.ReadKey(c.Args[0])], func(e callSite) bool {
		return !e.in.Testing && program.Outermost(m.l.Program, e.in).Recv == owner
	})
}
