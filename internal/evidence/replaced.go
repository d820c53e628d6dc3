package evidence

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Replacements looks for functions that end an element and add one, and never remove one.
func Replacements(l *growth.Growth, list []*growth.Container) growth.Table[*Replaced] {
	out := growth.Table[*Replaced]{}
	for _, c := range list {
		if c.Level != 0 || !c.Keyed() || len(c.Grows) == 0 {
			continue
		}
		for _, s := range c.Shrinks {
			if s.Class != growth.ClassEventOne && s.Class != growth.ClassAPIOne {
				continue
			}
			r := replacedBeside(l, c, s)
			if r == nil {
				r = endedAlone(l, c, s)
			}
			if r != nil {
				out[c] = r
				break
			}
		}
	}
	return out
}

// replacedBeside looks for such functions by the end that stands beside one removal.
func replacedBeside(l *growth.Growth, c *growth.Container, s *growth.Event) *Replaced {
	for i := range s.Site.Calls {
		end := l.Funcs[s.Site.Calls[i].Func]
		if end == nil || !program.IsEndName(end.Name) || !isElementType(c, end.Recv) {
			continue
		}
		removers := l.DirectCallersOf(eventFuncs(c.Shrinks), 3)
		if removers[end.ID] {
			continue
		}
		adders := l.DirectCallersOf(eventFuncs(c.Grows), 3)
		for _, e := range end.Callers {
			if e.Caller.Testing || removers[e.Caller.ID] || slices.ContainsFunc(c.Shrinks, func(o *growth.Event) bool { return o.Site == e.Caller }) || !adders[e.Caller.ID] || removedAround(e.Caller, removers) || !addsAfter(c, e, adders) {
				continue
			}
			return &Replaced{In: e.Caller, Call: e.Call, Beside: s}
		}
	}
	return nil
}

// removedAround reports whether a caller of f removes elements: it may do so for f.
func removedAround(f *program.Func, removers map[string]bool) bool {
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool { return removers[e.Caller.ID] })
}

// addsAfter reports whether the function that ends an element later adds one, or calls one that adds.
func addsAfter(c *growth.Container, end program.Edge, adders map[string]bool) bool {
	if slices.ContainsFunc(c.Grows, func(g *growth.Event) bool { return g.Site == end.Caller && g.Seq > end.Seq }) {
		return true
	}
	return slices.ContainsFunc(end.Caller.Calls, func(c facts.Call) bool {
		return c.Seq > end.Seq && c.Mode == facts.ModePlain && adders[c.Func]
	})
}

// isElementType reports whether a type is that of the values, or of the keys.
func isElementType(c *growth.Container, key string) bool {
	own := c.Package.Summary.Path + "."
	return key != "" && (c.Value.Named == key || own+strings.TrimPrefix(c.KeyType(), "*") == key)
}
