package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// atomicPlace is the place, a field or variable, into which a call puts an argument that stays there
// whatever was there before: an atomic pointer holds what it is given as a field of that type does.
// It is nil for other calls, and for those that put it in under a condition.
func atomicPlace(c *facts.Call, arg int) *facts.Term {
	if !ofAtomic(c.Callee) || arg != 1 || len(c.Args) != 2 || program.PlaceKey(c.Args[0]) == "" {
		return nil
	}
	if c.Callee.Name != "Store" && c.Callee.Name != "Swap" {
		return nil
	}
	return c.Args[0]
}

// intoAtomic reports whether a call puts an argument into an atomic pointer, if it does.
func intoAtomic(c *facts.Call, arg int) bool { return ofAtomic(c.Callee) && arg > 0 }

func ofAtomic(c facts.Callee) bool {
	return c.Pkg == "sync/atomic" && (c.Type == "Pointer" || c.Type == "Value")
}

// readKeys are the keys of the places that a term reads, by itself or as the result of a function in
// view that returns what it has read.
func (m *madeFinder) readKeys(t *facts.Term) []string {
	if key := readKey(t); key != "" {
		return []string{key}
	}
	if t == nil || t.Op != facts.OpCall || m.l.Funcs[t.Text] == nil {
		return nil
	}
	var out []string
	for _, r := range m.l.Funcs[t.Text].Results {
		for _, a := range r.Alternatives() {
			if key := readKey(a); key != "" {
				out = append(out, key)
			}
		}
	}
	return out
}

// readKey is the key of the place that a term reads: of a field or variable, or of an atomic
// pointer from which a call takes what is, or was, there.
func readKey(t *facts.Term) string {
	if t != nil && t.Op == facts.OpCall && t.N == 0 && len(t.Args) > 0 {
		switch t.Text {
		case "(*sync/atomic.Pointer).Load", "(*sync/atomic.Pointer).Swap", "(*sync/atomic.Value).Load", "(*sync/atomic.Value).Swap":
			return program.PlaceKey(t.Args[0])
		}
	}
	return program.PlaceKey(t)
}
