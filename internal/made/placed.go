package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// intoAtomic reports whether a call puts an argument into an atomic pointer, if it does.
func intoAtomic(c *facts.Call, arg int) bool { return program.OfAtomic(c.Callee) && arg > 0 }

// readKeys are the keys of the places that a term reads, by itself or as the result of a function in
// view that returns what it has read.
func (m *madeFinder) readKeys(t *facts.Term) []string {
	if key := program.ReadKey(t); key != "" {
		return []string{key}
	}
	if t == nil || t.Op != facts.OpCall || m.l.Funcs[t.Text] == nil {
		return nil
	}
	var out []string
	for _, r := range m.l.Funcs[t.Text].Results {
		for _, a := range r.Alternatives() {
			if key := program.ReadKey(a); key != "" {
				out = append(out, key)
			}
		}
	}
	return out
}
