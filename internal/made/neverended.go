package made

import (
	"fmt"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// neverEnded reports a resource that only a field of an object made in the same function holds,
// where no code in view releases what that field holds, or hands it to anybody who might: each
// object that is made leaves one behind, wherever the object goes. It errs towards silence where
// others may read the field, and where the object may be made once.
func (m *madeFinder) neverEnded(a *acquisition) bool {
	k, ok := m.soleField(a)
	if !ok || len(m.releasesOf(k)) > 0 || !m.onlyUsed(k) {
		return false
	}
	if a.name == contextName && (!lastingContext(a) || !m.registers(a)) {
		return false
	}
	roots := m.rootsAt(a.f, a.block)
	if roots.Teardown || !roots.Event && !roots.Tick {
		return false
	}
	verb := "releases"
	if a.name == contextName {
		verb = "calls"
	}
	why := fmt.Sprintf("it is kept in %s, and nothing %s it", program.LastName(program.OwnerOf(k.place.Text))+"."+program.LastName(k.place.Text), verb)
	return m.report(a, FaultForgotten, roots, why) != nil
}

// soleField is the one field, of an object made in the same function, that holds what was
// acquired; ok is false where something else has it too, and for an embedded field, of which the
// methods are the object's own.
func (m *madeFinder) soleField(a *acquisition) (k keptIn, ok bool) {
	for i := range a.handle.Flows {
		w := &a.handle.Flows[i]
		if w.Within {
			continue
		}
		if ok || w.How != facts.FlowField || w.Func != "" || w.Dest.Op != facts.OpField || w.Dest.Arg(0).Op != facts.OpNew || w.Dest.Arg(0).Up > 0 {
			return keptIn{}, false
		}
		k, ok = keptIn{in: a.f, flow: w, place: w.Dest}, true
	}
	return k, ok && program.LastName(k.place.Text) != program.LastName(a.handle.Type)
}
