package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// setUp asks whether methods belong to the making of their objects.
type setUp struct {
	w *Walker
	// seen are those that are asked already, made says that one was called for what its caller had made.
	seen map[string]bool
	made bool
}

// SetsUp reports whether a method that puts something into a place of its receiver is a part of making that: all
// code in view that calls it has just made the object, in the same turn of a loop, or is such a method of it, or
// of what it is a part of. Who calls it out of view is expected to do likewise.
func (w *Walker) SetsUp(f *program.Func, place *facts.Term) bool {
	s := &setUp{w: w, seen: map[string]bool{}}
	return s.within(f, place) && s.made
}

func (s *setUp) within(f *program.Func, place *facts.Term) bool {
	root := program.RootOf(place)
	if f.Recv == "" || root.Op != facts.OpParam || root.N != 0 || root.Up != 0 || len(f.UsedAt) > 0 {
		return false
	}
	if s.seen[f.ID] {
		return true
	}
	s.seen[f.ID] = true
	callers := slices.DeleteFunc(slices.Clone(f.Callers), func(e program.Edge) bool { return e.Caller.Testing })
	return len(callers) > 0 && !slices.ContainsFunc(callers, func(e program.Edge) bool { return !s.caller(&e) })
}

// caller reports whether one that calls such a method has just made the object, or is one itself.
func (s *setUp) caller(e *program.Edge) bool {
	of := program.ArgAt(e.Args, 0)
	at := s.w.MadeAt(e.Caller, of)
	if at < 0 || e.Mode != facts.ModePlain {
		return s.within(e.Caller, of)
	}
	s.made = true
	return e.Caller.Blocks[at].Loop == e.Caller.Blocks[e.Block].Loop
}
