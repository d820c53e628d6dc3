package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// handedByValue is the object that a call hands over as argument n where the argument is a
// struct that its function has written out: a copy, and so made where the original is, whose
// fields hold what those of the original hold. It is nil for every other argument, for a copy of
// a struct that was there before, and for a struct that a method behind an interface is called on:
// the walk loses those.
func handedByValue(e program.Edge, n int, base *facts.Term) *facts.Term {
	if base.Op != facts.OpParam || base.Up > 0 || base.N != n || len(e.Args) != len(e.Call.Args) || program.ArgAt(e.Args, n).Op != facts.OpStruct {
		return nil
	}
	for i := range e.Caller.Makes {
		m := &e.Caller.Makes[i]
		if m.Type != "" && slices.ContainsFunc(m.Fates, func(to facts.Fate) bool {
			return to.How == facts.FateArg && to.Arg == n && to.Call < len(e.Caller.Calls) && &e.Caller.Calls[to.Call] == e.Call
		}) {
			return &facts.Term{Op: facts.OpNew, N: m.N, Text: m.Type}
		}
	}
	return nil
}
