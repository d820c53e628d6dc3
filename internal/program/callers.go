package program

import "github.com/growthlint/growthlint/internal/facts"

// CallersOf returns the functions that reach one of the given ones by at most hops
// calls, themselves included.
func (x *Program) CallersOf(ids []string, hops int) map[string]bool {
	return x.callersBy(ids, hops, func(e Edge) bool { return true })
}

// DirectCallersOf is callersOf without calls of which several methods may be the target.
func (x *Program) DirectCallersOf(ids []string, hops int) map[string]bool {
	return x.callersBy(ids, hops, func(e Edge) bool { return !e.Iface })
}

// PlainCallersOf is CallersOf without go statements: all runs on one goroutine.
func (x *Program) PlainCallersOf(ids []string, hops int) map[string]bool {
	return x.callersBy(ids, hops, func(e Edge) bool { return e.Mode != facts.ModeGo })
}

func (x *Program) callersBy(ids []string, hops int, counts func(Edge) bool) map[string]bool {
	seen := map[string]bool{}
	work := ids
	for _, id := range ids {
		seen[id] = true
	}
	for range hops {
		var next []string
		for _, id := range work {
			f := x.Funcs[id]
			if f == nil {
				continue
			}
			for _, e := range f.Callers {
				if c := e.Caller.ID; !e.Caller.Testing && !seen[c] && counts(e) {
					seen[c] = true
					next = append(next, c)
				}
			}
		}
		work = next
	}
	return seen
}
