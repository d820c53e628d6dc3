package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxLookupHops is how many calls down the result of a look-up is followed.
const maxLookupHops = 3

// LooksUp reports whether a function gives as a result what stands in a field or a variable, or is an element
// of a container there which the function leaves in it, by itself or by what it calls for that.
func (x *Program) LooksUp(f *Func, result int) bool { return x.looksUp(f, result, maxLookupHops) }

func (x *Program) looksUp(f *Func, result, hops int) bool {
	return f != nil && !f.Unread && result < len(f.Results) && slices.ContainsFunc(f.Results[result].Alternatives(), func(t *facts.Term) bool {
		switch t.Op {
		case facts.OpField, facts.OpGlobal:
			return true
		case facts.OpElem:
			key := PlaceKey(t.Arg(0))
			return key != "" && t.Arg(0).Op != facts.OpLocal && !slices.ContainsFunc(f.Sites, func(s facts.Site) bool {
				return s.Op == facts.Shrink && PlaceKey(s.Ref) == key
			})
		case facts.OpCall:
			i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return Yields(&c, t) })
			return hops > 0 && i >= 0 && x.looksUp(x.Funcs[f.Calls[i].Func], t.N, hops-1)
		}
		return false
	})
}
