package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxForeign is how many calls and stores what a peer has said is followed back through.
const maxForeign = 8

// asksSender reports whether a sweep takes an entry by a time or number in it that whoever
// sent the entry has chosen: one far ahead is never old.
func (l *linker) asksSender(c *Container, e *Event) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		ordered := g.Kind == facts.GuardTime || isComparison(&g) && g.Op != "==" && g.Op != "!="
		return ordered && slices.ContainsFunc([]*facts.Term{g.X, g.Y}, func(t *facts.Term) bool {
			return t != nil && t.Any(func(u *facts.Term) bool {
				return u.Op == facts.OpField && refersTo(rootOf(u), c.Key) && rootOf(u).Op == facts.OpElem && l.foreignField(u.Text, maxForeign)
			})
		})
	})
}

// foreignField reports whether all that code in view puts into a field is what a peer has
// said, or a decoder alone fills the struct that it stands in.
func (l *linker) foreignField(field string, depth int) bool {
	stores := slices.DeleteFunc(slices.Clone(l.index.stores[field]), func(s facts.Store) bool {
		f := l.index.funcs[s.Func]
		return f == nil || f.Testing
	})
	if len(stores) == 0 {
		return l.isDecoded(ownerOf(field))
	}
	return depth > 0 && !slices.ContainsFunc(stores, func(s facts.Store) bool {
		return !l.foreignTerm(s.Val, l.index.funcs[s.Func], depth-1)
	})
}

// foreignTerm reports whether a value of f is what a peer has said, or is computed from that.
func (l *linker) foreignTerm(t *facts.Term, f *Func, depth int) bool {
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
		if g := l.index.funcs[t.Text]; g != nil {
			return t.N < len(g.Results) && l.foreignTerm(g.Results[t.N].Substitute(t.Args), f, depth-1)
		}
		return l.sourceOf(t.Text) == OriginOutside || computes(t.Text) && slices.ContainsFunc(t.Args, some)
	}
	return false
}

// foreignParam reports whether all who call a function pass what a peer has said.
func (l *linker) foreignParam(t *facts.Term, f *Func, depth int) bool {
	if t.Up > 0 || len(f.usedAt) > 0 {
		return false
	}
	n := 0
	for _, up := range f.callers {
		if up.caller.Testing {
			continue
		}
		n++
		if !l.foreignTerm(argAt(up.args, t.N), up.caller, depth-1) {
			return false
		}
	}
	return n > 0
}

// computes reports whether what a function of the standard library gives is made of its
// arguments alone: numbers, times and texts out of bytes.
func computes(callee string) bool {
	pkg, _, _ := splitCallee(callee)
	switch pkg {
	case "encoding/binary", "strconv", "strings", "bytes", "math", "math/bits":
		return true
	case "time":
		return callee != "time.Now" && callee != "time.Since" && callee != "time.Until"
	}
	return false
}

// readInto reports whether a function has bytes from a connection read into a buffer.
func readInto(f *Func, buffer *facts.Term) bool {
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
func (l *linker) isDecoded(owner string) bool {
	return owner != "" && l.decodes(owner, func(*facts.Call) bool { return true })
}

// decodedFromPeer reports whether a decoder reads into a struct of that type what a client has
// sent as the body of a request.
func (l *linker) decodedFromPeer(owner string) bool {
	return owner != "" && l.decodes(owner, func(c *facts.Call) bool {
		return slices.ContainsFunc(c.Args, func(a *facts.Term) bool {
			return a != nil && a.Any(func(u *facts.Term) bool { return u.Op == facts.OpField && u.Text == "net/http.Request.Body" })
		})
	})
}

// decodes reports whether a call by which a decoder fills a struct of a type passes a test.
func (l *linker) decodes(owner string, test func(*facts.Call) bool) bool {
	return slices.ContainsFunc(l.index.makes[owner], func(m made) bool {
		return !m.in.Testing && slices.ContainsFunc(m.in.Calls, func(c facts.Call) bool {
			if !strings.HasPrefix(c.Callee.Pkg, "encoding/") || c.Callee.Name != "Decode" && c.Callee.Name != "Unmarshal" && c.Callee.Name != "Read" {
				return false
			}
			into := slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return a != nil && a.Op == facts.OpNew && a.N == m.make.N && a.Up == 0 })
			return into && test(&c)
		})
	})
}
