package program

import (
	"cmp"
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
		known = !slices.ContainsFunc(iface.Methods, func(m facts.Method) bool { return !hasMethod(set, m) })
		x.implementing[pair] = known
	}
	return known
}

// implementing is a type and an interface.
type implementing struct {
	key   string
	iface *facts.Type
}

// anyOf stands between the name of a method and an arity under which it is known whatever its
// signature is.
const anyOf = " "

// hasMethod reports whether a set has a method of an interface. Where the signature of one of
// both mentions type parameters they agree in their arity alone.
func hasMethod(set map[string]bool, m facts.Method) bool {
	if facts.IsArity(m.Sig) {
		return set[m.Name+anyOf+m.Sig]
	}
	return set[m.Name+m.Sig] || set[m.Name+facts.Arity(m.Sig)]
}

// answersTo are the methods of a name that a call with some signature may reach, sorted.
func (x *Program) answersTo(name, sig string) []implementation {
	more := x.impls[name+facts.Arity(sig)]
	if facts.IsArity(sig) {
		more = x.impls[name+anyOf+sig]
	}
	if len(more) == 0 {
		return x.impls[name+sig]
	}
	out := slices.Concat(x.impls[name+sig], more)
	slices.SortFunc(out, compareImplementations)
	return out
}

func compareImplementations(a, b implementation) int {
	return cmp.Or(cmp.Compare(a.fn, b.fn), cmp.Compare(a.of, b.of))
}

// methodSet is the set of a type's methods, by name, by name and signature, and by name and arity.
func (x *Program) methodSet(t *facts.Type) map[string]bool {
	set := x.methodSets[t.Key]
	if set == nil {
		set = map[string]bool{}
		x.Steps.Add(len(t.Methods))
		for _, m := range t.Methods {
			set[m.Name], set[m.Name+m.Sig], set[m.Name+anyOf+facts.Arity(m.Sig)] = true, true, true
		}
		x.methodSets[t.Key] = set
	}
	return set
}

// AnswersInterface reports whether some interface in view has a method like f, which is a method
// itself.
func (x *Program) AnswersInterface(f *Func) bool {
	t := x.Types[f.Recv]
	return t != nil && slices.ContainsFunc(t.Methods, func(m facts.Method) bool {
		return m.Func == f.ID && (x.wanted[m.Name+m.Sig] || x.wanted[m.Name+facts.Arity(m.Sig)])
	})
}
