package escape

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxHandsOn is through how many functions a value is followed that is put into a field.
const maxHandsOn = 2

// HandsOn reports whether what a field points to is put into a field of another type as well, there or
// by a function that is given it: it lives as long as either, so that its owner's life is not its own.
// A builder that drops out of use leaves what it was given with what it has built.
func (l *Flow) HandsOn(field string) bool {
	if l.handedOn == nil {
		l.handedOn = map[string]bool{}
		for into, stores := range l.Stores {
			for _, st := range stores {
				if f := l.Funcs[st.Func]; f != nil && !f.Testing {
					l.noteHandedOn(into, st.Val, f, maxHandsOn)
				}
			}
		}
	}
	return l.handedOn[field]
}

// noteHandedOn notes the fields of whose objects one may be what is put into another field.
func (l *Flow) noteHandedOn(into string, val *facts.Term, f *program.Func, depth int) {
	for _, a := range val.Alternatives() {
		switch {
		case a == nil || a.IsUnknown():
		case a.Op == facts.OpField && program.OwnerOf(a.Text) != program.OwnerOf(into):
			l.handedOn[a.Text] = true
		case a.Op == facts.OpParam && a.Up == 0 && depth > 0:
			for _, arg := range l.ArgumentsOf(f, a.N) {
				if !arg.In.Testing {
					l.noteHandedOn(into, arg.Term, arg.In, depth-1)
				}
			}
		}
	}
}
