package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// maxForeign is how many calls and stores what a peer has said is followed back through.
const maxForeign = 8

// asksSender reports whether a sweep takes an entry by a time or number in it that whoever
// sent the entry has chosen: one far ahead is never old.
func (l *Growth) asksSender(c *Container, e *Event) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		ordered := g.Kind == facts.GuardTime || program.IsComparison(&g) && g.Op != "==" && g.Op != "!="
		return ordered && slices.ContainsFunc([]*facts.Term{g.X, g.Y}, func(t *facts.Term) bool {
			return t != nil && t.Any(func(u *facts.Term) bool {
				return u.Op == facts.OpField && program.RefersTo(program.RootOf(u), c.Key) && program.RootOf(u).Op == facts.OpElem && l.foreignField(u.Text, maxForeign)
			})
		})
	})
}

// foreignField reports whether all that code in view puts into a field is what a peer has
// said, or a decoder alone fills the struct that it stands in.
func (l *Growth) foreignField(field string, depth int) bool {
	stores := slices.DeleteFunc(slices.Clone(l.Stores[field]), func(s facts.Store) bool {
		f := l.Funcs[s.Func]
		return f == nil || f.Testing
	})
	if len(stores) == 0 {
		return l.isDecoded(program.OwnerOf(field))
	}
	return depth > 0 && !slices.ContainsFunc(stores, func(s facts.Store) bool {
		return !l.foreignTerm(s.Val, l.Funcs[s.Func], depth-1)
	})
}

// foreignTerm reports whether a value of f is what a peer has said, or is computed from that.
func (l *Growth) foreignTerm(t *facts.Term, f *program.Func, depth int) bool {
	if t.IsUnknown() || depth == 0 || f == nil {
		return false
	}
	some := func(a *facts.Term) bool { return l.foreignTerm(a, f, depth) }
	switch t.Op {
	case facts.OpField:
		return l.foreignField(t.Text, depth)
	case facts.OpSlice, facts.OpElem:
		return some(t.Arg(0))
	case facts.OpBin:
		return slices.ContainsFunc(t.Args, some)
	case facts.OpPhi:
		return len(t.Args) > 0 && !slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return !some(a) })
	case facts.OpNew, facts.OpLocal:
		return t.Up == 0 && readInto(f, t)
	case facts.OpParam:
		return l.foreignParam(t, f, depth)
	case facts.OpCall:
		if g := l.Funcs[t.Text]; g != nil {
			return t.N < len(g.Results) && l.foreignTerm(g.Results[t.N].Substitute(t.Args), f, depth-1)
		}
		return l.SourceOf(t.Text) == origin.OriginOutside || computes(t.Text) && slices.ContainsFunc(t.Args, some)
	}
	return false
}

// foreignParam reports whether all who call a function pass what a peer has said.
func (l *Growth) foreignParam(t *facts.Term, f *program.Func, depth int) bool {
	if t.Up > 0 || len(f.UsedAt) > 0 {
		return false
	}
	n := 0
	for _, up := range f.Callers {
		if up.Caller.Testing {
			continue
		}
		n++
		if !l.foreignTerm(program.ArgAt(up.Args, t.N), up.Caller, depth-1) {
			return false
		}
	}
	return n > 0
}

// computes reports whether what a function of the standard library gives is made of its
// arguments alone: numbers, times and texts out of bytes.
func computes(callee string) bool {
	pkg, _, _ := program.SplitCallee(callee)
	switch pkg {
	case "encoding/binary", "strconv", "strings", "bytes", "math", "math/bits":
		return true
	case "time":
		return callee != "time.Now" && callee != "time.Since" && callee != "time.Until"
	}
	return false
}

// readInto reports whether a function has bytes from a connection read into a buffer.
func readInto(f *program.Func, buffer *facts.Term) bool {
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		switch c.Callee.Pkg {
		case "net", "io", "bufio", "crypto/tls", "syscall":
		default:
			return false
		}
		return strings.HasPrefix(c.Callee.Name, "Read") && slices.ContainsFunc(c.Args, func(a *facts.Term) bool {
			for a != nil && a.Op == facts.OpSlice {
				a = a.Arg(0)
			}
			return a.Equal(buffer)
		})
	})
}

// isDecoded reports whether code in view has a decoder of the standard library read into a
// struct of that type.
func (l *Growth) isDecoded(owner string) bool {
	return owner != "" && l.Decodes(owner, func(*facts.Call) bool { return true })
}
