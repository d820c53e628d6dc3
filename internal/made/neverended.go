package made

import (
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
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
	if a.name.Code == reason.Context && (!lastingContext(a) || !m.registers(a)) {
		return false
	}
	roots := m.rootsAt(a.f, a.block)
	if roots.Teardown || !roots.Event && !roots.Tick {
		return false
	}
	kept := reason.KeptUnreleased
	if a.name.Code == reason.Context {
		kept = reason.KeptUncalled
	}
	why := kept.With(program.LastName(program.OwnerOf(k.place.Text)) + "." + program.LastName(k.place.Text))
	return m.report(a, FaultForgotten, roots, why) != nil
}
