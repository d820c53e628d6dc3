package summarise

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// lacksCondition reports whether the head of a for statement that declares a variable ends
// with a test of the statement's body: with a variable for each turn, a statement without
// a condition has a head of its own, and the beginning of its body becomes part of it. The
// ways of a condition lead into the body or behind the loop, whose blocks are named so.
func lacksCondition(head *ssa.BasicBlock) bool {
	ways := conditionWays(head)
	return len(ways) > 0 && !slices.ContainsFunc(ways, func(b *ssa.BasicBlock) bool { return strings.HasPrefix(b.Comment, "for.") })
}

// staysOnAll reports whether the condition in the loop's head does not leave it: an
// endless loop that begins with another one has its head in common with that.
func (l *natural) staysOnAll() bool {
	ways := conditionWays(l.head)
	return len(ways) > 0 && !slices.ContainsFunc(ways, func(b *ssa.BasicBlock) bool { return !l.has(b) })
}

// conditionWays are the blocks that the condition at the end of a block leads to, all its
// parts taken together; none where the block ends without one.
func conditionWays(head *ssa.BasicBlock) []*ssa.BasicBlock {
	if _, ok := head.Instrs[len(head.Instrs)-1].(*ssa.If); !ok {
		return nil
	}
	var out []*ssa.BasicBlock
	seen := []*ssa.BasicBlock{head}
	work := slices.Clone(head.Succs)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		switch {
		case slices.Contains(seen, b):
		case strings.HasPrefix(b.Comment, "cond."): // the second half of && or ||
			seen = append(seen, b)
			work = append(work, b.Succs...)
		default:
			out = append(out, b)
		}
	}
	return out
}
