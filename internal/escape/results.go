package escape

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
)

// MaxHandedOut bounds the functions through which a result is followed.
const MaxHandedOut = 3

// noteResults records by callee where results of calls are stored and which functions
// return them on.
func (l *Flow) noteResults(s *facts.Summary) {
	for _, st := range s.Stores {
		for _, v := range st.Val.Alternatives() {
			if v.Op == facts.OpCall {
				l.resultsIn[v.Text] = append(l.resultsIn[v.Text], st.Field)
			}
		}
	}
	for _, f := range s.Funcs {
		for _, r := range f.Results {
			for _, v := range r.Alternatives() {
				if v.Op == facts.OpCall {
					l.resultsOf[v.Text] = append(l.resultsOf[v.Text], f.ID)
				}
			}
		}
	}
}

// HandedOut tells what the fields mean in which the results of a function end up, by the
// library table: all of them have to mean the same.
func (l *Flow) HandedOut(id string, depth int) libcall.Callback {
	out, known := libcall.CallbackUnknown, false
	add := func(c libcall.Callback) bool {
		if known && c != out {
			return false
		}
		out, known = c, true
		return true
	}
	for _, field := range l.resultsIn[id] {
		if !add(l.FieldCallback(field)) {
			return libcall.CallbackUnknown
		}
	}
	if depth > 0 {
		for _, by := range l.resultsOf[id] {
			if by != id && !add(l.HandedOut(by, depth-1)) {
				return libcall.CallbackUnknown
			}
		}
	}
	return out
}
