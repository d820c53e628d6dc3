package made

import (
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// roomOf is the number of values that a channel takes, -1 if it is no constant.
func roomOf(mk *facts.Make) int {
	switch {
	case mk.Size == nil:
		return -1
	case unbuffered(mk):
		return 0
	case mk.Size.Op != facts.OpConst:
		return -1
	}
	n, err := strconv.Atoi(mk.Size.Text)
	if err != nil {
		return -1
	}
	return n
}

// mayHoldAll reports whether the channel may have a place for each value that is sent at a block: where
// its size is told by what counts the turns of the loop around that, or by nothing that is known. An
// endless loop sends more than any number.
func (p *partners) mayHoldAll(f *program.Func, block int) bool {
	if p.room >= 0 {
		return false
	}
	if !p.size.Known() {
		return true
	}
	for n := range program.LoopsAround(f, block) {
		if lp := &f.Loops[n-1]; lp.Endless {
			return false
		}
	}
	asks := func(t *facts.Term) bool {
		return t.Op == facts.OpParam || t.Op == facts.OpLocal || t.Op == facts.OpField || t.Op == facts.OpNew
	}
	return p.size.Any(asks)
}

// holdsTurns reports whether a channel may have a place for what is sent at each turn of the loop around a
// block: its size is no constant, or one that may be that of what counts the turns.
func holdsTurns(mk *facts.Make, f *program.Func, block int) bool {
	room := roomOf(mk)
	if room <= 0 {
		return room < 0
	}
	for n := range program.LoopsAround(f, block) {
		head := &f.Blocks[f.Loops[n-1].Head]
		if head.Cond == nil || head.Cond.Kind != facts.GuardLen || head.Cond.Y.IsUnknown() || head.Cond.Y.Op != facts.OpConst && head.Cond.X.Op != facts.OpConst {
			return false
		}
	}
	return true
}
