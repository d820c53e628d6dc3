package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

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
