package evidence

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Registrars are the containers that are set up from outside: all that fills them
// are exported functions that no event in view reaches, which are handed functions or
// interfaces and put them, or what wraps them, into this container or one beside it. So are those
// under names that a program gives once (see namedOnce).
func Registrars(l *growth.Growth, list []*growth.Container) growth.Table[bool] {
	out := growth.Table[bool]{}
	takes := map[filler]bool{}
	for _, c := range list {
		for _, e := range c.Grows {
			if takesBehaviour(e) || c.Value.Func && e.ValueFromParam() {
				takes[filler{growth.HolderKey(c), e.Func}] = true
			}
		}
	}
	once := namedOnce{l: l, panics: map[filler]bool{}, unheard: map[*program.Func]bool{}}
	for _, c := range list {
		if c.Keyed() && once.isRegistry(c) {
			out[c] = true
			continue
		}
		n := 0
		registered := true
		for _, e := range c.Grows {
			if !e.Roots.Live() {
				continue
			}
			n++
			if e.Roots.Event || e.Roots.Tick || !takes[filler{growth.HolderKey(c), e.Func}] || e.Func.Parent != "" {
				registered = false
			}
		}
		if registered && n > 0 && readByEntry(l, c) {
			out[c] = true
		}
	}
	return out
}

// readByEntry reports whether events read what was registered: a method that serves
// them looks into the container, or calls one that does, or the type is a handler
// itself. A package variable is a registry whoever reads it.
func readByEntry(l *growth.Growth, c *growth.Container) bool {
	if c.Owner == "" {
		return true
	}
	if t := l.Types[growth.OwnerKey(c)]; t != nil && slices.ContainsFunc(t.Methods, func(m facts.Method) bool {
		f := l.Funcs[m.Func]
		return f != nil && f.Shape == facts.ShapeHandler && f.Exported
	}) {
		return true
	}
	for _, id := range l.Readers[c.ID] {
		f := l.Funcs[id]
		if f == nil {
			continue
		}
		if isEventEntry(f) || slices.ContainsFunc(f.Callers, func(e program.Edge) bool { return isEventEntry(e.Caller) }) {
			return true
		}
	}
	return false
}

// isEventEntry reports whether events enter a type through a method, or one works on them in a
// goroutine.
func isEventEntry(f *program.Func) bool {
	return f.Shape == facts.ShapeHandler || program.IsEntryName(f.Name) && !program.IsRunName(f.Name) ||
		slices.ContainsFunc(f.Callers, func(e program.Edge) bool { return e.Mode == facts.ModeGo && !e.Caller.Testing })
}

// takesBehaviour reports whether what is put in is, or wraps, a parameter that is a
// function or an interface with methods.
func takesBehaviour(e *growth.Event) bool { return isBehaviour(e.Val, e.Func) }

// isBehaviour reports whether a term is such a parameter of a function or has one in it. What a
// function in a parameter gives is neither, nor is a value of any kind.
func isBehaviour(t *facts.Term, f *program.Func) bool {
	switch {
	case t.IsUnknown():
		return false
	case t.Op == facts.OpParam:
		if t.Up != 0 || t.N >= len(f.Params) {
			return false
		}
		p := f.Params[t.N]
		return p.Func || p.Iface && p.Type != "" && t.N > 0 && p.Type != "context.Context"
	case t.Op == facts.OpCall && t.Text == program.DynamicCall:
		return false
	}
	return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return isBehaviour(a, f) })
}
