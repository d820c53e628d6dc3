package growth

import (
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// known is what holds from a place of a function on.
type known struct {
	c   *Container
	key *facts.Term // the key that c has not
	of  []facts.Guard
	// excused are the blocks whose returns do not count, nil for none.
	excused func(block int) bool
	// turns are the heads of loops at which a way ends as at a return, since the key is
	// another one in the next turn.
	turns map[int]bool
}

// decides tells what a condition comes to: 1 if it holds, -1 if not, 0 if it may be either.
func (k *known) decides(g *facts.Guard) int {
	sign := func(holds bool) int {
		if holds {
			return 1
		}
		return -1
	}
	if g == nil {
		return 0
	}
	if g.Kind == facts.GuardHit && k.key != nil && program.RefersTo(g.X, k.c.Key) && g.Y.Equal(k.key) {
		return sign(g.Neg)
	}
	for i := range k.of {
		h := &k.of[i]
		if h.Kind != g.Kind && !(program.IsComparison(h) && program.IsComparison(g)) || !h.X.Equal(g.X) {
			continue
		}
		if out := follows(h, g); out != 0 {
			return out
		}
	}
	return 0
}

// follows tells what g comes to where h holds, both about the same value.
func follows(h, g *facts.Guard) int {
	if program.IsComparison(h) && program.IsComparison(g) {
		if x, ok := number(h.Y); ok {
			if y, ok := number(g.Y); ok {
				return implies(h.Op, x, g.Op, y)
			}
		}
	}
	if (h.Y != nil || g.Y != nil) && !h.Y.Equal(g.Y) {
		return 0
	}
	switch {
	case h.Op == g.Op && h.Neg == g.Neg:
		return 1
	case h.Op != "" && opposite(h.Op) == g.Op, h.Op == "" && g.Op == "" && h.Neg != g.Neg:
		return -1
	}
	return 0
}

// implies tells what "v op y" comes to for whole numbers v of which "v of x" holds. It is
// asked of the numbers around both bounds, since nothing changes between and beyond them.
func implies(of string, x int, op string, y int) int {
	some, all := false, true
	for _, v := range []int{x - 1, x, x + 1, y - 1, y, y + 1} {
		if !compares(v, of, x) {
			continue
		}
		some = some || compares(v, op, y)
		all = all && compares(v, op, y)
	}
	switch {
	case all && some:
		return 1
	case !some:
		return -1
	}
	return 0
}

// opposite is the comparison that holds where another does not.
func opposite(op string) string {
	switch op {
	case "==":
		return "!="
	case "!=":
		return "=="
	case "<":
		return ">="
	case ">=":
		return "<"
	case ">":
		return "<="
	case "<=":
		return ">"
	}
	return ""
}

// next are the blocks to which control can go from b.
func (k *known) next(f *facts.Func, b int) []int {
	succs := f.Blocks[b].Succs
	if len(succs) != 2 {
		return succs
	}
	switch k.decides(f.Blocks[b].Cond) {
	case 1:
		return succs[:1]
	case -1:
		return succs[1:]
	}
	return succs
}

// reaches reports whether some way leads from one block to another, with what is known.
func (k *known) reaches(f *facts.Func, from, to int) bool {
	seen := make([]bool, len(f.Blocks))
	work := []int{from}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b == to {
			return true
		}
		if !seen[b] {
			seen[b] = true
			work = append(work, k.next(f, b)...)
		}
	}
	return false
}

// passes reports whether every way from a block on to a return, with what is known, comes
// through another block; it has to be one that can be reached.
func (k *known) passes(f *facts.Func, from []int, through int) bool {
	seen := make([]bool, len(f.Blocks))
	work := slices.Clone(from)
	met := false
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b == through {
			met = true
			continue
		}
		if seen[b] {
			continue
		}
		seen[b] = true
		if k.turns[b] || f.Blocks[b].Return && (k.excused == nil || !k.excused(b)) {
			return false
		}
		work = append(work, k.next(f, b)...)
	}
	return met
}

func number(t *facts.Term) (int, bool) {
	if t == nil || t.Op != facts.OpConst {
		return 0, false
	}
	n, err := strconv.Atoi(t.Text)
	return n, err == nil
}

func compares(x int, op string, y int) bool {
	switch op {
	case "<":
		return x < y
	case "<=":
		return x <= y
	case ">":
		return x > y
	case ">=":
		return x >= y
	case "==":
		return x == y
	case "!=":
		return x != y
	}
	return false
}
