package summarise

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
	"golang.org/x/tools/go/ssa"
)

// behind are some blocks and those that control reaches from them without the loop.
func (l *natural) behind(work []*ssa.BasicBlock) []*ssa.BasicBlock {
	var out []*ssa.BasicBlock
	seen := map[*ssa.BasicBlock]bool{}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] || l.has(b) {
			continue
		}
		seen[b] = true
		out = append(out, b)
		work = append(work, b.Succs...)
	}
	return out
}

// inside reports whether a value is computed in the loop.
func (l *natural) inside(v ssa.Value) bool {
	in, ok := v.(ssa.Instruction)
	return ok && in.Block() != nil && l.has(in.Block())
}

// isSignal reports whether a branch asks which case of a select was taken: a case that
// leaves the loop at once is a signal to end. That no case was ready is none.
func isSignal(x *ssa.If) bool {
	sel, _ := askedOf(x)
	return sel != nil && !asksLast(x)
}

func sortTerms(list []*facts.Term) {
	slices.SortFunc(list, func(a, b *facts.Term) int { return cmp.Compare(a.String(), b.String()) })
}

// exits are the branches that leave the loop for the rest of the program; ways that only
// panic are none.
func (l *natural) exits() []*ssa.If {
	var out []*ssa.If
	for _, b := range l.body {
		last := b.Instrs[len(b.Instrs)-1]
		cond, ok := last.(*ssa.If)
		if !ok {
			continue
		}
		if slices.ContainsFunc(b.Succs, func(s *ssa.BasicBlock) bool { return !l.has(s) && !panics(s) }) {
			out = append(out, cond)
		}
	}
	return out
}

// touched are the values from outside of the loop that it works on, but for the readers
// that it reads from.
func (l *natural) touched() map[ssa.Value]bool {
	out := map[ssa.Value]bool{}
	for _, b := range l.body {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				v := *op
				if v == nil || streamKind(v, 6) == facts.FeedStdin {
					continue
				}
				switch v.(type) {
				case *ssa.Const, *ssa.Function, *ssa.Builtin:
					continue
				}
				if !l.inside(v) {
					out[v] = true
				}
			}
		}
	}
	return out
}

// isTold reports whether a branch asks whether the loop was told to end: by a context or
// by a flag.
func (l *natural) isTold(x *ssa.If) bool {
	v := x.Cond
	if not, ok := v.(*ssa.UnOp); ok && not.Op == token.NOT {
		v = not.X
	}
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		switch load.X.(type) {
		case *ssa.FieldAddr, *ssa.Global, *ssa.FreeVar:
			return true
		}
	}
	if l.told && x.Block() == l.head || isFlagTest(v) {
		return true
	}
	calls := l.deciding(x)
	return len(calls) > 0 && !slices.ContainsFunc(calls, func(c *ssa.Call) bool {
		switch calleeText(&c.Call) {
		case "(*sync/atomic.Bool).Load", "(context.Context).Err":
			return false
		}
		return true
	})
}

// deciding are the calls in the loop on whose results a branch depends.
func (l *natural) deciding(x *ssa.If) []*ssa.Call {
	var out []*ssa.Call
	seen := map[ssa.Value]bool{}
	work := []ssa.Value{x.Cond}
	for len(work) > 0 && len(seen) < maxDeciding {
		v := work[len(work)-1]
		work = work[:len(work)-1]
		in, ok := v.(ssa.Instruction)
		if !ok || seen[v] || in.Block() == nil || !l.has(in.Block()) {
			continue
		}
		seen[v] = true
		if c, ok := v.(*ssa.Call); ok {
			out = append(out, c)
		}
		for _, op := range in.Operands(nil) {
			if *op != nil {
				work = append(work, *op)
			}
		}
	}
	return out
}

// isNilTest reports whether a condition asks whether an error is nil.
func isNilTest(v ssa.Value) bool {
	b, ok := v.(*ssa.BinOp)
	return ok && (isNil(b.X) && instr.IsErrorType(b.Y.Type()) || isNil(b.Y) && instr.IsErrorType(b.X.Type()))
}

func methodNames(iface *types.Interface) []string {
	var out []string
	for i := range iface.NumMethods() {
		out = append(out, iface.Method(i).Name())
	}
	return out
}

// maxDeciding bounds the values that are looked at for one condition.
const maxDeciding = 40

// panics reports whether a block ends the program rather than the function.
func panics(b *ssa.BasicBlock) bool {
	_, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Panic)
	return ok
}

// streamKind follows a reader back through what was made around it.
func streamKind(v ssa.Value, depth int) facts.Feed {
	if depth == 0 {
		return facts.FeedNone
	}
	if facts.IsConnection(instr.TypeKey(v.Type())) {
		return facts.FeedPeer
	}
	switch x := v.(type) {
	case *ssa.MakeInterface:
		return streamKind(x.X, depth)
	case *ssa.ChangeInterface:
		return streamKind(x.X, depth)
	case *ssa.ChangeType:
		return streamKind(x.X, depth)
	case *ssa.Extract:
		return streamKind(x.Tuple, depth)
	case *ssa.UnOp:
		if g, ok := x.X.(*ssa.Global); ok && g.Pkg != nil && g.Pkg.Pkg.Path() == "os" && g.Name() == "Stdin" {
			return facts.FeedStdin
		}
		if a, ok := x.X.(*ssa.Alloc); ok {
			return streamKind(stored(a), depth-1)
		}
	case *ssa.Call:
		return streamOfCall(x, depth)
	}
	return facts.FeedNone
}

// askedOf is the select of which a branch asks whether a case was taken, and the number of
// the case; nil if it asks something else.
func askedOf(x *ssa.If) (*ssa.Select, int) {
	cmp, ok := x.Cond.(*ssa.BinOp)
	if !ok || cmp.Op != token.EQL {
		return nil, 0
	}
	e, ok := cmp.X.(*ssa.Extract)
	if !ok || e.Index != 0 {
		return nil, 0
	}
	sel, ok := e.Tuple.(*ssa.Select)
	n, isConst := cmp.Y.(*ssa.Const)
	if !ok || !isConst {
		return nil, 0
	}
	return sel, int(n.Int64())
}

// asksLast reports whether a branch asks for the last case of a select that does not wait:
// otherwise none was ready.
func asksLast(x *ssa.If) bool {
	sel, n := askedOf(x)
	return sel != nil && !sel.Blocking && n == len(sel.States)-1
}
