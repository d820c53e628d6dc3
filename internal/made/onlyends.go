package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// onlyEndsBy reports whether nothing but some word, the end of what is never closed, or an error leads out
// of the loop in which a part waits for it.
func (s *spawned) onlyEndsBy(p *bodyPart, w *facts.Wait, word func(ch *facts.Term) bool) bool {
	f := p.f
	out := map[int]bool{}
	for b := range s.m.restingAs(f, p.lift) {
		out[b] = true
	}
	for b := range f.Blocks {
		if program.Failed(f, b) {
			out[b] = true
		}
	}
	for i := range f.Waits {
		o := &f.Waits[i]
		for _, c := range o.Cases {
			said := p.lift(c.Chan)
			if c.Op != facts.CommRecv || said.IsUnknown() {
				continue
			}
			switch {
			case word(said) && o.Range:
				for _, to := range f.Blocks[o.Block].Succs {
					out[to] = out[to] || !program.InLoop(f, to, f.Blocks[o.Block].Loop)
				}
			case word(said) && c.Then >= 0:
				out[c.Then] = true
			case c.Closed > 0 && said.Op == facts.OpField && s.m.l.NeverCloses(said.Text):
				out[c.Closed] = true
			}
		}
	}
	n := s.m.trapBut(f, out)
	return n >= 0 && program.InLoop(f, w.Block, n+1) && !s.panicsOut(p, n+1)
}
