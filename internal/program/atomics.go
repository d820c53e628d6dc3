package program

import "github.com/growthlint/growthlint/internal/facts"

// AtomicPlace is the place, a field or variable, into which a call puts an argument that stays there
// whatever was there before: an atomic pointer holds what it is given as a field of that type does.
// It is nil for other calls, and for those that put it in under a condition.
func AtomicPlace(c *facts.Call, arg int) *facts.Term {
	if !OfAtomic(c.Callee) || arg != 1 || len(c.Args) != 2 || PlaceKey(c.Args[0]) == "" {
		return nil
	}
	if c.Callee.Name != "Store" && c.Callee.Name != "Swap" {
		return nil
	}
	return c.Args[0]
}

// OfAtomic reports whether a method is one of an atomic pointer or value.
func OfAtomic(c facts.Callee) bool {
	return c.Pkg == "sync/atomic" && (c.Type == "Pointer" || c.Type == "Value")
}

// ReadKey is the key of the place that a term reads: of a field or variable, or of an atomic
// pointer from which a call takes what is, or was, there.
func ReadKey(t *facts.Term) string {
	if t != nil && t.Op == facts.OpCall && t.N == 0 && len(t.Args) > 0 {
		switch t.Text {
		case "(*sync/atomic.Pointer).Load", "(*sync/atomic.Pointer).Swap", "(*sync/atomic.Value).Load", "(*sync/atomic.Value).Swap":
			return PlaceKey(t.Args[0])
		}
	}
	return PlaceKey(t)
}
