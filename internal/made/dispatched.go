package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// dispatched are the method that a call of an interface's method reaches, and the way from its
// receiver, for an object of which a way to a part is known: the first field of the way tells the
// type of the object. A method that the type has from an embedded part sees that part alone, so
// that none is reached if the way does not lead through it.
func (m *madeFinder) dispatched(c *facts.Call, targets []string, rest string) ([]string, string) {
	t := m.l.Types[m.ownerOf(rest)]
	if !c.Iface || t == nil || t.Interface {
		return targets, rest
	}
	i := slices.IndexFunc(t.Methods, func(o facts.Method) bool { return o.Name == c.Callee.Name })
	if i < 0 || !slices.Contains(targets, t.Methods[i].Func) {
		return targets, rest
	}
	g := m.l.Funcs[t.Methods[i].Func]
	if g == nil {
		return targets, rest
	}
	way, ok := m.throughEmbedded(rest, g.Recv)
	if !ok {
		return nil, rest
	}
	return []string{g.ID}, way
}

// throughEmbedded is the way that is left of one behind embedded parts, once these have led to an
// object of a type.
func (m *madeFinder) throughEmbedded(way, typ string) (string, bool) {
	for range maxSettleDepth {
		owner := m.ownerOf(way)
		if owner == typ {
			return way, true
		}
		t := m.l.Types[owner]
		if t == nil {
			return "", false
		}
		i := slices.IndexFunc(t.Fields, func(f facts.Field) bool { return f.Embedded && steps(way, owner+"."+f.Name) })
		if i < 0 {
			return "", false
		}
		way = way[len("."+owner+"."+t.Fields[i].Name):]
		if way == "" {
			return "", slices.Contains(t.Fields[i].Refs, typ)
		}
	}
	return "", false
}

// steps reports whether a way begins with a field.
func steps(way, field string) bool {
	rest, ok := strings.CutPrefix(way, "."+field)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// ownerOf is the type whose field a way begins with, "" if it begins otherwise, or with a field of
// a type out of view.
func (m *madeFinder) ownerOf(way string) string {
	if !strings.HasPrefix(way, ".") {
		return ""
	}
	for i := 1; i < len(way) && way[i] != '['; i++ {
		if way[i] == '.' && m.l.Types[way[1:i]] != nil {
			return way[1:i]
		}
	}
	return ""
}
