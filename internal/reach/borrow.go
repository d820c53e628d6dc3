package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// borrows reports whether a field takes an object that exists already, or hands its own on: then its
// struct points to that object and does not own it alone.
func (l *Reach) borrows(h program.Holding) bool { return l.Borrowed(h.Owner + "." + h.Field.Name) }

// Borrowed is borrows for the field with the given key.
func (l *Reach) Borrowed(key string) bool {
	if b, ok := l.borrowing[key]; ok {
		return b
	}
	l.borrowing[key] = false // while it is being computed
	b := l.takesExisting(key) || l.HandsOn(key) && l.isGiven(key)
	l.borrowing[key] = b
	return b
}

func (l *Reach) takesExisting(key string) bool {
	for _, st := range l.Stores[key] {
		f := l.Funcs[st.Func]
		for _, a := range st.Val.Alternatives() {
			if f != nil && !f.Testing && (l.exists(a, f, 3) || l.madeBefore(f, st.Block, a) || l.lends(f, a, program.OwnerOf(key))) {
				return true
			}
		}
	}
	return false
}

// lends reports whether a closure that runs apart from its maker makes objects of a type, and has captured what
// the maker was given: each of the objects has the same.
func (l *Reach) lends(f *program.Func, t *facts.Term, owner string) bool {
	return t != nil && t.Op == facts.OpParam && t.Up > 0 && runsApart(f) && l.MakesType(f, owner)
}

// isGiven reports whether a field takes what a function was given, such as a builder's setter.
func (l *Reach) isGiven(key string) bool {
	return slices.ContainsFunc(l.Stores[key], func(st facts.Store) bool {
		f := l.Funcs[st.Func]
		return f != nil && !f.Testing && slices.ContainsFunc(st.Val.Alternatives(), func(a *facts.Term) bool { return a != nil && a.Op == facts.OpParam })
	})
}

// exists reports whether a term denotes an object that was there before: a field, a
// variable, an element, a receiver, what a closure has captured that runs apart from its maker, or a parameter for which a caller passes one or of which
// no caller is in view.
func (l *Reach) exists(t *facts.Term, f *program.Func, depth int) bool {
	if t.IsUnknown() || depth == 0 {
		return false
	}
	switch t.Op {
	case facts.OpCall, facts.OpNew, facts.OpLocal:
		return t.Up > 0 && runsApart(f)
	case facts.OpField:
		root := program.Innermost(t)
		return root.Op == facts.OpParam || root.Op == facts.OpGlobal
	case facts.OpGlobal, facts.OpElem:
		return true
	case facts.OpParam:
		up := l.Outer(f, t.Up)
		if up == nil {
			return false
		}
		if t.N == 0 && up.Recv != "" {
			return true
		}
		if l.sharedByTurns(up, t.N) {
			return true
		}
		args := l.ArgumentsOf(up, t.N)
		if len(args) == 0 && up.Exported && !up.Package.Closed {
			return true // whoever calls it out of view has made that before
		}
		for _, arg := range args {
			if !arg.In.Testing && l.exists(arg.Term, arg.In, depth-1) {
				return true
			}
		}
	}
	return false
}

// runsApart reports whether a closure runs otherwise than as a part of its maker: what it has captured
// was there before it.
func runsApart(f *program.Func) bool {
	return len(f.UsedAt) > 0 || slices.ContainsFunc(f.Callers, func(e program.Edge) bool { return e.Mode != facts.ModePlain })
}

// sharedByTurns reports whether a caller of f makes what it passes as parameter n once, and
// passes it at each turn of a loop.
func (l *Reach) sharedByTurns(f *program.Func, n int) bool {
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && n < len(e.Args) && l.madeBefore(e.Caller, e.Block, e.Args[n])
	})
}

// madeBefore reports whether a function has made an object before a loop in which a block lies: each
// turn has the same.
func (l *Reach) madeBefore(f *program.Func, block int, object *facts.Term) bool {
	if object.IsUnknown() {
		return false
	}
	made := (&Walker{Reach: l}).MadeAt(f, object)
	if made < 0 {
		return false
	}
	for loop := range program.LoopsAround(f, block) {
		if !program.InLoop(f, made, loop) {
			return true
		}
	}
	return false
}
