package link

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// maxHandedOut bounds the functions through which a result is followed.
const maxHandedOut = 3

// noteResults records by callee where results of calls are stored and which functions
// return them on.
func (l *linker) noteResults(s *facts.Summary) {
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

// handedOut tells what the fields mean in which the results of a function end up, by the
// library table: all of them have to mean the same.
func (l *linker) handedOut(id string, depth int) callback {
	out, known := callbackUnknown, false
	add := func(c callback) bool {
		if known && c != out {
			return false
		}
		out, known = c, true
		return true
	}
	for _, field := range l.resultsIn[id] {
		if !add(l.fieldCallback(field)) {
			return callbackUnknown
		}
	}
	if depth > 0 {
		for _, by := range l.resultsOf[id] {
			if by != id && !add(l.handedOut(by, depth-1)) {
				return callbackUnknown
			}
		}
	}
	return out
}
