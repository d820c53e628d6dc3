package container

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// stays notes the statements at which the function may stay, and the channels that it
// closes.
func (fr *frame) stays(b *ssa.BasicBlock, in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.Send:
		fr.wait(b, in.Pos(), facts.Wait{Cases: []facts.WaitCase{{Op: facts.CommSend, Chan: fr.term(in.Chan), Then: b.Index}}})
	case *ssa.UnOp:
		if isReceive(in) {
			pos := in.Pos()
			if !pos.IsValid() {
				pos = in.X.Pos()
			}
			head := strings.HasPrefix(b.Comment, "rangechan")
			fr.wait(b, pos, facts.Wait{Range: head, Cases: []facts.WaitCase{{Op: facts.CommRecv, Chan: fr.term(in.X), Then: b.Index}}})
		}
	case *ssa.Select:
		if in.Blocking {
			fr.wait(b, in.Pos(), facts.Wait{Cases: fr.cases(in)})
		}
	case ssa.CallInstruction:
		fr.closing(b, in)
	}
}

// cases are the operations that a select offers.
func (fr *frame) cases(in *ssa.Select) []facts.WaitCase {
	out := make([]facts.WaitCase, 0, len(in.States))
	for i, st := range in.States {
		c := facts.WaitCase{Op: facts.CommRecv, Chan: fr.term(st.Chan), Then: fr.caseBlock(in, i)}
		if st.Dir == types.SendOnly {
			c.Op = facts.CommSend
		}
		out = append(out, c)
	}
	return out
}

func (fr *frame) wait(b *ssa.BasicBlock, pos token.Pos, w facts.Wait) {
	w.Block, w.Seq = b.Index, fr.seq
	w.Pos, _ = fr.s.sources.statement(pos)
	fr.out.Waits = append(fr.out.Waits, w)
}

// closing notes a close of a channel.
func (fr *frame) closing(b *ssa.BasicBlock, in ssa.CallInstruction) {
	c := in.Common()
	if !isBuiltin(c, "close") || len(c.Args) != 1 {
		return
	}
	_, deferred := in.(*ssa.Defer)
	fr.out.Closings = append(fr.out.Closings, facts.Closing{
		Chan: fr.term(c.Args[0]), Block: b.Index, Seq: fr.seq, Deferred: deferred || fr.deferred,
	})
}
