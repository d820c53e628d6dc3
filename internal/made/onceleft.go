package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// rootsOf are the ways in which control gets to a call that gives something: a loop that goes on only where the call
// has failed gives one thing, however often it turns.
func (m *madeFinder) rootsOf(f *program.Func, block int, c *facts.Call) reach.Roots {
	if c == nil || c.Block != block {
		return m.rootsAt(f, block)
	}
	given := program.Given(f, block, c, nowhere)
	for n := f.Blocks[block].Loop; n > 0 && !program.TurnsGiven(f, given, f.Loops[n-1].Head, c); n = f.Loops[n-1].Parent {
		for b := range f.Blocks {
			if given[b] && !program.InLoop(f, b, n) {
				block = b
				break
			}
		}
	}
	return m.rootsAt(f, block)
}
