package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// borrows reports whether a field takes an object that exists already: then its
// struct points to that object and does not own it.
func (l *linker) borrows(h holding) bool { return l.borrowed(h.owner + "." + h.field.Name) }

// borrowed is borrows for the field with the given key.
func (l *linker) borrowed(key string) bool {
	if b, ok := l.borrowing[key]; ok {
		return b
	}
	l.borrowing[key] = false // while it is being computed
	b := l.takesExisting(key)
	l.borrowing[key] = b
	return b
}

func (l *linker) takesExisting(key string) bool {
	for _, st := range l.index.stores[key] {
		f := l.index.funcs[st.Func]
		for _, a := range st.Val.Alternatives() {
			if f != nil && !f.Testing && l.exists(a, f, 3) {
				return true
			}
		}
	}
	return false
}

// exists reports whether a term denotes an object that was there before: a field, a
// variable, an element, a receiver, or a parameter for which a caller passes one or of which
// no caller is in view.
func (l *linker) exists(t *facts.Term, f *Func, depth int) bool {
	if t.IsUnknown() || depth == 0 {
		return false
	}
	switch t.Op {
	case facts.OpField:
		root := innermost(t)
		return root.Op == facts.OpParam || root.Op == facts.OpGlobal
	case facts.OpGlobal, facts.OpElem:
		return true
	case facts.OpParam:
		up := l.index.outer(f, t.Up)
		if up == nil {
			return false
		}
		if t.N == 0 && up.Recv != "" {
			return true
		}
		if l.sharedByTurns(up, t.N) {
			return true
		}
		args := l.index.argumentsOf(up, t.N)
		if len(args) == 0 && up.Exported && !up.Package.Closed {
			return true // whoever calls it out of view has made that before
		}
		for _, arg := range args {
			if !arg.in.Testing && l.exists(arg.term, arg.in, depth-1) {
				return true
			}
		}
	}
	return false
}

// sharedByTurns reports whether a caller of f makes what it passes as parameter n once, and
// passes it at each turn of a loop.
func (l *linker) sharedByTurns(f *Func, n int) bool {
	return slices.ContainsFunc(f.callers, func(e edge) bool {
		if e.caller.Testing || n >= len(e.args) || e.args[n].IsUnknown() {
			return false
		}
		made := (&walker{l: l}).madeAt(e.caller, e.args[n])
		if made < 0 {
			return false
		}
		for loop := range loopsAround(e.caller, e.block) {
			if !inLoop(e.caller, made, loop) {
				return true
			}
		}
		return false
	})
}
