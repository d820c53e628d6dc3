package summarise

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// comms notes what an instruction does with channels. Channels of timers and of
// contexts carry nothing that could pile up and are left out.
func (fr *frame) comms(b *ssa.BasicBlock, in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.Send:
		fr.comm(b, in.Pos(), in.Chan, facts.Comm{Op: facts.CommSend, Val: fr.keyTerm(in.X)})
	case *ssa.UnOp:
		if isReceive(in) {
			fr.comm(b, in.Pos(), in.X, facts.Comm{Op: facts.CommRecv})
		}
	case *ssa.Select:
		fr.selects(b, in)
	case ssa.CallInstruction:
		if instr.IsBuiltin(in.Common(), "close") {
			fr.comm(b, in.Pos(), in.Common().Args[0], facts.Comm{Op: facts.CommClose})
		}
	}
	fr.handsOn(b, in)
}

// comm adds one operation on ch.
func (fr *frame) comm(b *ssa.BasicBlock, pos token.Pos, ch ssa.Value, c facts.Comm) {
	if timerKind(ch) != timerNot {
		return
	}
	c.Chan = fr.term(ch)
	c.Block, c.Seq = b.Index, fr.seq
	if c.Select == 0 {
		c.Then = b.Index
	}
	if !pos.IsValid() {
		pos = ch.Pos()
	}
	c.Pos, c.What = fr.s.sources.statement(pos)
	fr.out.Comms = append(fr.out.Comms, c)
}

// selects adds the cases of a select.
func (fr *frame) selects(b *ssa.BasicBlock, in *ssa.Select) {
	fr.nSelects++
	for i, st := range in.States {
		c := facts.Comm{Op: facts.CommRecv, Select: fr.nSelects, Default: !in.Blocking, Off: fr.restsUnder(st.Chan, 3), Then: fr.caseBlock(in, i)}
		if st.Dir == types.SendOnly {
			c.Op, c.Val = facts.CommSend, fr.keyTerm(st.Send)
		}
		fr.comm(b, st.Pos, st.Chan, c)
	}
}

// caseBlock is the block that runs when the select took its i-th case, or -1.
func (fr *frame) caseBlock(in *ssa.Select, i int) int {
	if cond := fr.caseBranch(in, i); cond != nil {
		return cond.Block().Succs[0].Index
	}
	return -1
}

// caseBranch is the branch to the i-th case of a select, or nil.
func (fr *frame) caseBranch(in *ssa.Select, i int) *ssa.If {
	branches := fr.caseBranches[in]
	if branches == nil {
		branches = fr.casesOf(in)
		if fr.caseBranches == nil {
			fr.caseBranches = map[*ssa.Select]map[int]*ssa.If{}
		}
		fr.caseBranches[in] = branches
	}
	return branches[i]
}

// casesOf are the branches to a select's cases, as the comparisons of its index tell them.
func (fr *frame) casesOf(in *ssa.Select) map[int]*ssa.If {
	out := map[int]*ssa.If{}
	for _, ref := range *in.Referrers() {
		e, ok := ref.(*ssa.Extract)
		if !ok || e.Index != 0 {
			continue
		}
		for _, r := range *e.Referrers() {
			fr.s.steps++
			cmp, ok := r.(*ssa.BinOp)
			if !ok || cmp.Op != token.EQL {
				continue
			}
			c, ok := cmp.Y.(*ssa.Const)
			if !ok {
				continue
			}
			for _, u := range *cmp.Referrers() {
				cond, ok := u.(*ssa.If)
				if _, known := out[int(c.Int64())]; ok && !known {
					out[int(c.Int64())] = cond
				}
			}
		}
	}
	return out
}

// restsUnder are the conditions under which a channel is nil: those that hold where
// the variable is left or made nil.
func (fr *frame) restsUnder(ch ssa.Value, depth int) []facts.Guard {
	phi, ok := ch.(*ssa.Phi)
	if !ok || depth == 0 {
		return nil
	}
	var out []facts.Guard
	for i, e := range phi.Edges {
		switch {
		case e == phi:
		case isNil(e):
			out = append(out, fr.guardsOnEdge(phi.Block().Preds[i], phi.Block())...)
		default:
			out = append(out, fr.restsUnder(e, depth-1)...)
		}
	}
	const most = 12
	return out[:min(len(out), most)]
}

// guardsOnEdge are the conditions that hold where control goes from one block to the
// next: those of the first, and the one that it branches on.
func (fr *frame) guardsOnEdge(from, to *ssa.BasicBlock) []facts.Guard {
	out := fr.guards(from)
	if cond, ok := from.Instrs[len(from.Instrs)-1].(*ssa.If); ok && from.Succs[0] != from.Succs[1] {
		if g := fr.guard(cond.Cond, from.Succs[1] == to); g.Kind != facts.GuardOther {
			g.Block = from.Index
			out = append(out, g)
		}
	}
	return out
}

// handsOn notes the channels among the operands that go where other code may use them.
func (fr *frame) handsOn(b *ssa.BasicBlock, in ssa.Instruction) {
	hand := func(v ssa.Value, c facts.Comm) {
		if v == nil || !isChan(v.Type()) {
			return
		}
		c.Op, c.Listens = facts.CommHand, v.Type().Underlying().(*types.Chan).Dir() == types.RecvOnly
		fr.comm(b, in.Pos(), v, c)
	}
	switch in := in.(type) {
	case ssa.CallInstruction:
		n, ok := fr.calls[in.(ssa.Instruction)]
		if !ok {
			return // close, len and cap keep nothing
		}
		shift := 0
		if in.Common().IsInvoke() {
			shift = 1
		}
		for i, a := range fr.arguments(in.Common()) {
			hand(a, facts.Comm{Call: n, Arg: i + shift})
		}
	case *ssa.Store:
		if !isChan(in.Val.Type()) {
			return
		}
		if t := fr.term(in.Val); t.Op == facts.OpNew && t.Up == 0 {
			return // its fates tell
		}
		if a, local := in.Addr.(*ssa.Alloc); !local || !fr.term(a).Equal(fr.term(in.Val)) {
			c := facts.Comm{Arg: -1} // to a field, or to a variable that is read under its own name
			if ref := fr.term(in.Addr); ref.Op == facts.OpField {
				c.To, c.Into = facts.FateField, ref
			}
			hand(in.Val, c)
		}
	case *ssa.MapUpdate:
		hand(in.Value, facts.Comm{Arg: -1, To: facts.FateElem})
	case *ssa.Send:
		hand(in.X, facts.Comm{Arg: -1, To: facts.FateSend})
	case *ssa.MakeInterface:
		if isWrittenOut(in) {
			return // it is told of, and nobody can use it
		}
		hand(in.X, facts.Comm{Arg: -1})
	case *ssa.Return:
		for _, r := range in.Results {
			hand(r, facts.Comm{Arg: -1, To: facts.FateReturn})
		}
	}
}

// isWrittenOut reports whether an interface without methods is nothing but one of the variadic
// arguments of a call.
func isWrittenOut(in *ssa.MakeInterface) bool {
	if i, ok := in.Type().Underlying().(*types.Interface); !ok || i.NumMethods() > 0 {
		return false
	}
	for _, r := range *in.Referrers() {
		st, ok := r.(*ssa.Store)
		if !ok {
			return false
		}
		at, ok := st.Addr.(*ssa.IndexAddr)
		if !ok {
			return false
		}
		if a, ok := at.X.(*ssa.Alloc); !ok || a.Comment != "varargs" {
			return false
		}
	}
	return true
}

func isChan(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

// isLimited reports whether a size is the smaller of two values, one that the function
// compares with something else than nothing, or one of a type that has no large values.
func isLimited(size ssa.Value) bool {
	limited := false
	seen := map[ssa.Value]bool{}
	var walk func(v ssa.Value, depth int)
	walk = func(v ssa.Value, depth int) {
		if depth == 0 || seen[v] || limited {
			return
		}
		seen[v] = true
		limited = isComparedWithBound(v)
		switch v := v.(type) {
		case *ssa.Convert:
			walk(v.X, depth-1)
		case *ssa.Phi:
			for _, e := range v.Edges {
				walk(e, depth-1)
			}
		case *ssa.BinOp:
			walk(v.X, depth-1)
			walk(v.Y, depth-1)
		case *ssa.Call:
			limited = limited || instr.IsBuiltin(&v.Call, "min")
		}
	}
	walk(size, 5)
	return limited || isSmallSize(size, 5)
}

// isComparedWithBound reports whether v is compared with something greater than one.
func isComparedWithBound(v ssa.Value) bool {
	if v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		cmp, ok := ref.(*ssa.BinOp)
		if !ok {
			continue
		}
		switch cmp.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ:
		default:
			continue
		}
		other := cmp.X
		if other == v {
			other = cmp.Y
		}
		c, ok := other.(*ssa.Const)
		if !ok || c.Value != nil && constant.Compare(c.Value, token.GTR, constant.MakeInt64(1)) {
			return true
		}
	}
	return false
}
