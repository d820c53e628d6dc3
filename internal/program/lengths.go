package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// readLengths turns a comparison with what a function in view returns into one with
// the length that it returns: d.size() > 100 is a test of len(d.marks).
func (x *Program) readLengths(f *facts.Func) {
	for i := range f.Blocks {
		for j := range f.Blocks[i].Guards {
			x.readLength(&f.Blocks[i].Guards[j])
		}
		if c := f.Blocks[i].Cond; c != nil {
			x.readLength(c)
		}
	}
}

func (x *Program) readLength(g *facts.Guard) {
	if g.Kind != facts.GuardLen && g.Kind != facts.GuardEq {
		return
	}
	readDifference(g)
	if l := x.lengthOf(g.X, 2); l != nil {
		g.Kind, g.X = facts.GuardLen, l
		return
	}
	if l := x.lengthOf(g.Y, 2); l != nil {
		g.Kind, g.X, g.Y, g.Op = facts.GuardLen, l, g.X, mirrored(g.Op)
	}
}

// readDifference turns the sign of a difference of a length and a bound into a comparison of
// the two: len(l)-n > 0 asks what len(l) > n does.
func readDifference(g *facts.Guard) {
	if !isDifference(g) {
		return
	}
	a, b := g.X.Args[0], g.X.Args[1]
	switch {
	case IsLengthTerm(a):
		g.Kind, g.X, g.Y = facts.GuardLen, a, b
	case IsLengthTerm(b):
		g.Kind, g.X, g.Y, g.Op = facts.GuardLen, b, a, mirrored(g.Op)
	}
}

// isDifference reports whether a guard asks for the sign of a difference.
func isDifference(g *facts.Guard) bool {
	return !g.X.IsUnknown() && g.X.Op == facts.OpBin && g.X.Text == "-" && len(g.X.Args) == 2 && IsZeroTerm(g.Y)
}

// IsLengthTerm reports whether a term is the length of a container of the language or of a
// list of the standard library.
func IsLengthTerm(t *facts.Term) bool {
	return t != nil && t.Op == facts.OpCall && (t.Text == "len" || t.Text == "(*container/list.List).Len")
}

// lengthOf is the length that a call of a function in view returns, or nil.
func (x *Program) lengthOf(t *facts.Term, depth int) *facts.Term {
	if t.IsUnknown() || t.Op != facts.OpCall || depth == 0 {
		return nil
	}
	f := x.Funcs[t.Text]
	if f == nil || t.N >= len(f.Results) {
		return nil
	}
	r := f.Results[t.N].Substitute(t.Args)
	if r != nil && r.Op == facts.OpCall && r.Text == "len" {
		return x.Compose(r)
	}
	return x.lengthOf(r, depth-1)
}

// mirrored is the comparison with its sides exchanged.
func mirrored(op string) string {
	switch op {
	case "<":
		return ">"
	case ">":
		return "<"
	case "<=":
		return ">="
	case ">=":
		return "<="
	}
	return op
}

// lengthTests are the blocks of a function that branch by a length.
type lengthTests struct {
	// of are those that ask for the length of a container, by its key.
	of map[string][]int
	// counts are those that look at a field, by what its name may begin with: a count kept
	// by hand beside a container.
	counts map[string][]int
}

func lengthTestsOf(f *facts.Func) lengthTests {
	t := lengthTests{of: map[string][]int{}, counts: map[string][]int{}}
	for n, b := range f.Blocks {
		if b.Cond == nil || len(b.Succs) != 2 || b.Cond.Kind != facts.GuardLen || b.Cond.X.IsUnknown() {
			continue
		}
		switch x := b.Cond.X; x.Op {
		case facts.OpCall:
			t.measure(n, x)
		case facts.OpBin:
			for _, a := range x.Args {
				if a != nil && a.Op == facts.OpCall {
					t.measure(n, a)
				}
			}
		case facts.OpField:
			for i := range len(x.Text) {
				if x.Text[i] == '.' {
					t.counts[x.Text[:i]] = append(t.counts[x.Text[:i]], n)
				}
			}
		}
	}
	return t
}

// measure notes that a block branches by what a call says of its first argument.
func (t lengthTests) measure(block int, call *facts.Term) {
	for key := range namedKeys(call.Arg(0)) {
		if list := t.of[key]; !slices.Contains(list[max(0, len(list)-1):], block) {
			t.of[key] = append(list, block)
		}
	}
}

// About are the tests that can be about a container, by its key and that of its holder's type,
// which is "" for a variable.
func (t lengthTests) About(key, holder string) []int {
	out := t.of[key]
	if holder != "" {
		out = slices.Concat(out, t.counts[holder])
	}
	return out
}
