package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// hasAll reports whether the type has every method of the interface. A type out of
// view counts as having them.
func (x *Program) hasAll(key string, iface *facts.Type) bool {
	t := x.Types[key]
	if t == nil {
		return true
	}
	pair := implementing{key, iface}
	known, ok := x.implementing[pair]
	if !ok {
		set := x.methodSet(t)
		x.Steps.Add(len(iface.Methods))
		known = !slices.ContainsFunc(iface.Methods, func(m facts.Method) bool { return !set[m.Name+m.Sig] })
		x.implementing[pair] = known
	}
	return known
}

// implementing is a type and an interface.
type implementing struct {
	key   string
	iface *facts.Type
}

// methodSet is the set of a type's methods, by name and by name and signature.
func (x *Program) methodSet(t *facts.Type) map[string]bool {
	set := x.methodSets[t.Key]
	if set == nil {
		set = map[string]bool{}
		x.Steps.Add(len(t.Methods))
		for _, m := range t.Methods {
			set[m.Name], set[m.Name+m.Sig] = true, true
		}
		x.methodSets[t.Key] = set
	}
	return set
}
