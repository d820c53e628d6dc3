package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// OuterID is the ID of the container that c is an element of, "" for none.
func OuterID(c *Container) string {
	if c.Level == 0 {
		return ""
	}
	return program.LevelID(c.Key, c.Level-1)
}

// CappedBy reports whether a length test guards the grow, or all calls of its function: it happens
// only below a bound.
func (e *Event) CappedBy(c *Container) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		return isLenGuard(c, g) && (g.Op == "<" || g.Op == "<=" || g.Op == "!=")
	}) || e.Room || e.refused(c)
}

// refused reports whether a length test in the same function turns away from the
// grow: on its full side the grow is not reached.
func (e *Event) refused(c *Container) bool {
	tests := e.Func.LengthTests.About(c.Key, OwnerKey(c))
	e.Func.Steps.Add(len(tests))
	for _, n := range tests {
		b := &e.Func.Blocks[n]
		if !isLenGuard(c, *b.Cond) {
			continue
		}
		full, room := b.Succs[0], b.Succs[1]
		if b.Cond.Op == "<" || b.Cond.Op == "<=" || b.Cond.Op == "!=" {
			full, room = room, full
		}
		if !program.Reaches(e.Func, full, e.Block) && program.Reaches(e.Func, room, e.Block) {
			return true
		}
	}
	return false
}

// FirstFill reports whether the grow happens only while the container is empty.
func (e *Event) FirstFill(c *Container) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		switch g.Kind {
		case facts.GuardLen:
			return g.Op == "==" && program.IsZeroTerm(g.Y) && g.X != nil && program.RefersTo(g.X.Arg(0), c.Key)
		case facts.GuardNil:
			if len(c.Links) > 0 && g.X != nil && g.X.Op == facts.OpPhi {
				return false // the end of a walk along the list
			}
			return !g.Neg && g.X != nil && g.X.Op != facts.OpElem && program.RefersTo(g.X, c.Key)
		}
		return false
	})
}

// ValueFromParam reports whether what is put in is, or wraps, a parameter of the
// function that grows.
func (e *Event) ValueFromParam() bool {
	return e.Val.Any(func(t *facts.Term) bool { return t.Op == facts.OpParam })
}

// Covers reports whether a shrink can remove what a grow put in, by the shape of
// their keys. Unknown keys cover all.
func Covers(shrink, grow *Event) bool {
	return shrink.Extent != facts.ExtentOne || shrink.Key.IsUnknown() || !differentShape(grow.Key, shrink.Key)
}

// ComposedBy is the function that composes a key of other values, "" if none is seen to.
func ComposedBy(key *facts.Term) string {
	if key.IsUnknown() || key.Op != facts.OpCall || len(key.Args) == 0 {
		return ""
	}
	return key.Text
}

// IsBare reports whether a key is a value read from somewhere, as it is.
func IsBare(key *facts.Term) bool {
	return !key.IsUnknown() && (key.Op == facts.OpField || key.Op == facts.OpRecv)
}

// KeyType is the type of the container's keys as it is written, "" where it has none or
// the type is named.
func (c *Container) KeyType() string {
	text := c.TypeText
	for level := 0; ; level++ {
		rest, ok := strings.CutPrefix(text, "map[")
		end := closing(rest)
		if !ok || end < 0 {
			return ""
		}
		if level == c.Level {
			return rest[:end]
		}
		text = rest[end+1:]
	}
}

// closing is the index of the bracket that closes one opened before s, or -1.
func closing(s string) int {
	depth := 0
	for i, r := range s {
		switch r {
		case '[':
			depth++
		case ']':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}

// Names reports whether a container term names c or an element level of it.
func Names(t *facts.Term, c *Container) bool { return program.RefersTo(t, c.Key) }

// OwnerKey is the key of the type that holds the container, "" for variables.
func (c *Container) OwnerKey() string { return OwnerKey(c) }
