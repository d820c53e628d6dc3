package link

// callersOf returns the functions that reach one of the given ones by at most hops
// calls, themselves included.
func (l *linker) callersOf(ids []string, hops int) map[string]bool {
	return l.callersBy(ids, hops, func(e edge) bool { return true })
}

// directCallersOf is callersOf without calls of which several methods may be the target.
func (l *linker) directCallersOf(ids []string, hops int) map[string]bool {
	return l.callersBy(ids, hops, func(e edge) bool { return !e.iface })
}

func (l *linker) callersBy(ids []string, hops int, counts func(edge) bool) map[string]bool {
	seen := map[string]bool{}
	work := ids
	for _, id := range ids {
		seen[id] = true
	}
	for range hops {
		var next []string
		for _, id := range work {
			f := l.index.funcs[id]
			if f == nil {
				continue
			}
			for _, e := range f.callers {
				if c := e.caller.ID; !e.caller.Testing && !seen[c] && counts(e) {
					seen[c] = true
					next = append(next, c)
				}
			}
		}
		work = next
	}
	return seen
}
