package summarise

import (
	"github.com/growthlint/growthlint/internal/facts"
	"golang.org/x/tools/go/ssa"
)

// reads notes a look-up in a container.
func (fr *frame) reads(v ssa.Value) {
	t := fr.term(v)
	levels := ""
	for t.Op == facts.OpElem || t.Op == facts.OpSlice {
		if t.Op == facts.OpElem {
			levels += "[]"
		}
		t = t.Arg(0)
	}
	if t.Op == facts.OpField || t.Op == facts.OpGlobal || t.Op == facts.OpLocal {
		fr.out.Reads = append(fr.out.Reads, t.Text+levels)
	}
}

// place is the term of what addr points to; unlike term it does not read a
// variable as what was stored in it.
func (fr *frame) place(addr ssa.Value) *facts.Term {
	if a, ok := addr.(*ssa.Alloc); ok {
		if a.Comment == "varargs" || a.Comment == "complit" || a.Comment == "new" || a.Comment == "" {
			return facts.Unknown()
		}
		t := fr.term(a)
		if t.Op == facts.OpLocal || t.Op == facts.OpNew {
			return t
		}
		return facts.Unknown()
	}
	return fr.term(addr)
}
