package summarise

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// stays notes the statements at which the function may stay, and the channels that it
// closes.
func (fr *frame) stays(b *ssa.BasicBlock, in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.Send:
		fr.wait(b, in, in.Pos(), facts.Wait{Cases: []facts.WaitCase{{Op: facts.CommSend, Chan: fr.term(in.Chan), Then: b.Index}}})
	case *ssa.UnOp:
		if isReceive(in) {
			pos := in.Pos()
			if !pos.IsValid() {
				pos = in.X.Pos()
			}
			head := strings.HasPrefix(b.Comment, "rangechan")
			c := facts.WaitCase{Op: facts.CommRecv, Chan: fr.term(in.X), Then: b.Index, Closed: closedBlock(in, 1), Fails: carriesError(in.X)}
			fr.wait(b, in, pos, facts.Wait{Range: head, Cases: []facts.WaitCase{c}})
		}
	case *ssa.Select:
		if in.Blocking {
			fr.wait(b, in, in.Pos(), facts.Wait{Cases: fr.cases(in)})
		} else {
			fr.poll(b, in)
		}
	case ssa.CallInstruction:
		fr.closing(b, in)
	}
}

// cases are the operations that a select offers.
func (fr *frame) cases(in *ssa.Select) []facts.WaitCase {
	out := make([]facts.WaitCase, 0, len(in.States))
	for i, st := range in.States {
		c := facts.WaitCase{Op: facts.CommRecv, Chan: fr.term(st.Chan), Then: fr.caseBlock(in, i), Fails: carriesError(st.Chan)}
		if cond := fr.caseBranch(in, i); cond != nil {
			c.From = cond.Block().Index
		}
		if st.Dir == types.SendOnly {
			c.Op = facts.CommSend
		} else if c.Then > 0 {
			c.Closed = closedIn(in, fr.f.Blocks[c.Then])
		}
		out = append(out, c)
	}
	return out
}

// closedBlock is the block that runs where the second result of a receive, number ok of
// its results, is false; 0 if nothing branches on it.
func closedBlock(in ssa.Value, ok int) int {
	for _, e := range resultsOf(in, ok) {
		for _, no := range whereFalse(e) {
			return no.Index
		}
	}
	return 0
}

// closedIn is the same for a case of a select, which shares its second result with the
// other cases: asked is what the case's own block leads to alone.
func closedIn(in *ssa.Select, then *ssa.BasicBlock) int {
	for _, e := range resultsOf(in, 1) {
		for _, no := range whereFalse(e) {
			if then.Dominates(no.Preds[0]) {
				return no.Index
			}
		}
	}
	return 0
}

// resultsOf are the values that take result n of an instruction.
func resultsOf(in ssa.Value, n int) []ssa.Value {
	var out []ssa.Value
	for _, ref := range *in.Referrers() {
		if e, ok := ref.(*ssa.Extract); ok && e.Index == n {
			out = append(out, e)
		}
	}
	return out
}

// whereFalse are the blocks that branches lead to where a boolean is false.
func whereFalse(v ssa.Value) []*ssa.BasicBlock {
	var out []*ssa.BasicBlock
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.UnOp:
			if ref.Op == token.NOT {
				out = append(out, whereTrue(ref)...)
			}
		case *ssa.If:
			out = append(out, ref.Block().Succs[1])
		}
	}
	return out
}

// whereTrue are the blocks to which branches lead where a value is true.
func whereTrue(v ssa.Value) []*ssa.BasicBlock {
	var out []*ssa.BasicBlock
	for _, r := range *v.Referrers() {
		if cond, ok := r.(*ssa.If); ok {
			out = append(out, cond.Block().Succs[0])
		}
	}
	return out
}

// carriesError reports whether the values of a channel are errors, or structs with one.
func carriesError(ch ssa.Value) bool {
	t, ok := ch.Type().Underlying().(*types.Chan)
	if !ok {
		return false
	}
	elem := t.Elem()
	if instr.IsErrorType(elem) {
		return true
	}
	st, ok := instr.Pointee(elem).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for i := range st.NumFields() {
		if instr.IsErrorType(st.Field(i).Type()) {
			return true
		}
	}
	return false
}

func (fr *frame) wait(b *ssa.BasicBlock, in ssa.Instruction, pos token.Pos, w facts.Wait) {
	fr.cased = append(fr.cased, casedStatement{in, w.Cases})
	w.Block, w.Seq = b.Index, fr.seq
	w.Pos, _ = fr.s.sources.statement(pos)
	fr.out.Waits = append(fr.out.Waits, w)
}

// poll notes a select with a default.
func (fr *frame) poll(b *ssa.BasicBlock, in *ssa.Select) {
	p := facts.Poll{Wait: facts.Wait{Cases: fr.cases(in), Block: b.Index, Seq: fr.seq}, Else: -1}
	if cond := fr.caseBranch(in, len(in.States)-1); cond != nil {
		p.Else, p.From = cond.Block().Succs[1].Index, cond.Block().Index
	}
	fr.cased = append(fr.cased, casedStatement{in, p.Wait.Cases})
	p.Wait.Pos, _ = fr.s.sources.statement(in.Pos())
	fr.out.Polls = append(fr.out.Polls, p)
}

// closing notes a close of a channel.
func (fr *frame) closing(b *ssa.BasicBlock, in ssa.CallInstruction) {
	c := in.Common()
	if !instr.IsBuiltin(c, "close") || len(c.Args) != 1 {
		return
	}
	_, deferred := in.(*ssa.Defer)
	fr.out.Closings = append(fr.out.Closings, facts.Closing{
		Chan: fr.term(c.Args[0]), Block: b.Index, Seq: fr.seq, Deferred: deferred || fr.deferred, Elem: carries(c.Args[0]),
	})
}

// carries is the type of what a channel carries, "" where that is a type parameter's.
func carries(ch ssa.Value) string {
	t, ok := ch.Type().Underlying().(*types.Chan)
	if !ok || mentionsTypeParam(t.Elem(), maxTypeDepth) {
		return ""
	}
	return types.TypeString(t.Elem(), nil)
}
