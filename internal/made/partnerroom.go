package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

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
