package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// Replaced is the evidence that an object is ended and another one put in without the
// first being taken out: elsewhere the same end stands beside a removal (analysis §5).
type Replaced struct {
	// In ends an object by Call and then adds another one.
	In   *Func
	Call *facts.Call
	// Beside is the removal that stands beside the same end elsewhere.
	Beside *Event
}

// replaced looks for functions that end an element and add one, and never remove one.
func (l *linker) replaced(list []*Container) {
	for _, c := range list {
		if c.Level != 0 || !c.Keyed() || len(c.Grows) == 0 {
			continue
		}
		for _, s := range c.Shrinks {
			if (s.Class == ClassEventOne || s.Class == ClassAPIOne) && c.Replaced == nil {
				c.Replaced = l.replacedBeside(c, s)
			}
		}
	}
}

// replacedBeside looks for such functions by the end that stands beside one removal.
func (l *linker) replacedBeside(c *Container, s *Event) *Replaced {
	for i := range s.Site.Calls {
		end := l.index.funcs[s.Site.Calls[i].Func]
		if end == nil || !isEndName(end.Name) || !isElementType(c, end.Recv) {
			continue
		}
		removers := l.directCallersOf(eventFuncs(c.Shrinks), 3)
		if removers[end.ID] {
			continue
		}
		adders := l.directCallersOf(eventFuncs(c.Grows), 3)
		for _, e := range end.callers {
			if e.caller.Testing || removers[e.caller.ID] || !adders[e.caller.ID] || l.removedAround(e.caller, removers) || !l.addsAfter(e, adders) {
				continue
			}
			return &Replaced{In: e.caller, Call: e.call, Beside: s}
		}
	}
	return nil
}

// removedAround reports whether a caller of f removes elements: it may do so for f.
func (l *linker) removedAround(f *Func, removers map[string]bool) bool {
	return slices.ContainsFunc(f.callers, func(e edge) bool { return removers[e.caller.ID] })
}

// addsAfter reports whether the function that ends an element later calls one that adds.
func (l *linker) addsAfter(end edge, adders map[string]bool) bool {
	return slices.ContainsFunc(end.caller.Calls, func(c facts.Call) bool {
		return c.Seq > end.seq && c.Mode == facts.ModePlain && adders[c.Func]
	})
}

// isElementType reports whether a type is that of the values, or of the keys.
func isElementType(c *Container, key string) bool {
	own := c.Package.Summary.Path + "."
	return key != "" && (c.Value.Named == key || own+strings.TrimPrefix(c.KeyType(), "*") == key)
}

// eventFuncs are the functions in which events happen.
func eventFuncs(events []*Event) []string {
	var ids []string
	for _, e := range events {
		if e.Class != ClassVoid && !slices.Contains(ids, e.Site.ID) {
			ids = append(ids, e.Site.ID)
		}
	}
	return ids
}
