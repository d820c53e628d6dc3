package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// leaving is a removal as a function sees it, in which it stands or whose calls lead to it.
type leaving struct {
	in    *program.Func
	block int
	key   *facts.Term
	// end is the method by which what is removed is ended beside it, "" if it is not.
	end string
}

// endedAlone looks for a function that is given an object of a container and ends it on two ways: on one
// the end comes with its removal, on the other, where something else than the object has no use for it (a
// list is full, nobody waits), it comes without. A function that puts objects in may end one that is not
// there yet, and one that asks the object alone may ask whether it is.
func endedAlone(l *growth.Growth, c *growth.Container, s *growth.Event) *Replaced {
	filling := l.CallersOf(eventFuncs(c.Grows), 3)
	removing := l.CallersOf(eventFuncs(c.Shrinks), 3)
	at := []leaving{{in: s.Func, block: s.Block, key: s.Key}}
	for range 3 {
		var next []leaving
		for _, p := range at {
			object := objectOf(c, p.key)
			if object == nil {
				continue
			}
			l.Steps.Add(1)
			p.end = endBeside(p, object)
			if call := endWithoutRemoval(l, p, object, removing); call != nil && !filling[p.in.ID] {
				return &Replaced{In: p.in, Call: call, Beside: s, Alone: true}
			}
			for _, e := range p.in.Callers {
				if !e.Caller.Testing && e.Mode == facts.ModePlain {
					next = append(next, leaving{in: e.Caller, block: e.Block, key: p.key.Substitute(e.Args), end: p.end})
				}
			}
		}
		at = next
	}
	return nil
}

// objectOf is the object whose field is a key, or that is itself one; nil for what may be anything's name.
func objectOf(c *growth.Container, key *facts.Term) *facts.Term {
	switch {
	case memberKind(c, key) == "":
		return nil
	case key.Op == facts.OpField:
		return key.Arg(0)
	}
	return key
}

// endBeside is the method that ends the object of a removal in the same run of the function, or below.
func endBeside(p leaving, object *facts.Term) string {
	for i := range p.in.Calls {
		call := &p.in.Calls[i]
		if ends(call, object) && (growth.InTurn(p.in, p.block, call.Block) || growth.InTurn(p.in, call.Block, p.block)) {
			return call.Callee.Name
		}
	}
	return p.end
}

// ends reports whether a call is the end of an object, or of the part of it that a method is of.
func ends(call *facts.Call, object *facts.Term) bool {
	return call.Mode == facts.ModePlain && len(call.Args) == 1 && program.IsEndName(call.Callee.Name) && program.HoldsTerm(call.Args[0], object)
}

// endWithoutRemoval is a call that ends an object which the function was given, by the same method, on a way
// on which nothing removes it.
func endWithoutRemoval(l *growth.Growth, p leaving, object *facts.Term, removing map[string]bool) *facts.Call {
	if p.end == "" || object.Op != facts.OpParam || object.Up > 0 {
		return nil
	}
	for i := range p.in.Calls {
		call := &p.in.Calls[i]
		if call.Callee.Name != p.end || !ends(call, object) || !otherwiseDecided(p, call, object) {
			continue
		}
		if !removedBy(l, p.in, call.Block, removing) && !slices.ContainsFunc(p.in.Callers, func(e program.Edge) bool { return removedBeside(l, e, object.N, removing) }) {
			return call
		}
	}
	return nil
}

// otherwiseDecided reports whether a call lies on another way than a removal, behind a condition that is
// none of the object.
func otherwiseDecided(p leaving, call *facts.Call, object *facts.Term) bool {
	if growth.InTurn(p.in, p.block, call.Block) || growth.InTurn(p.in, call.Block, p.block) {
		return false
	}
	return slices.ContainsFunc(p.in.GuardsAt(call.Block), func(g facts.Guard) bool {
		return g.X.Known() && !program.HoldsTerm(g.X, object) && (g.Y == nil || !program.HoldsTerm(g.Y, object))
	})
}

// removedBy reports whether a run of a function that comes to a block also comes to a call that leads to a
// removal.
func removedBy(l *growth.Growth, f *program.Func, block int, removing map[string]bool) bool {
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return (c.Mode != facts.ModePlain || growth.InTurn(f, block, c.Block) || growth.InTurn(f, c.Block, block)) &&
			slices.ContainsFunc(l.Targets(f, &c), func(id string) bool { return removing[id] })
	})
}

// removedBeside reports whether a caller of a function gives the same object to another call that leads to a
// removal.
func removedBeside(l *growth.Growth, e program.Edge, n int, removing map[string]bool) bool {
	object := program.ArgAt(e.Args, n)
	return slices.ContainsFunc(e.Caller.Calls, func(c facts.Call) bool {
		given := object.IsUnknown() || slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return program.HoldsTerm(a, object) })
		return c.Seq != e.Seq && given && slices.ContainsFunc(l.Targets(e.Caller, &c), func(id string) bool { return removing[id] })
	})
}

// eventFuncs are the functions in which events happen.
func eventFuncs(events []*growth.Event) []string {
	var ids []string
	for _, e := range events {
		if e.Class != growth.ClassVoid && !slices.Contains(ids, e.Site.ID) {
			ids = append(ids, e.Site.ID)
		}
	}
	return ids
}
