package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// RunsOncePer reports whether a place of a closure is come to a bounded number of times for each run of
// the function that many levels out: it is called there, deferred, started or handed to what runs it
// once, and no loop without a bound lies between. What the closure has captured of that run is another
// variable the next time.
func (l *Reach) RunsOncePer(f *program.Func, block, levels int) bool {
	for ; levels > 0; levels-- {
		maker := l.Funcs[f.Parent]
		if maker == nil || l.UnboundedAround(f, block, -1) != nil {
			return false
		}
		bounded := func(u program.Use) bool {
			switch u.How {
			case facts.UseCall, facts.UseDefer, facts.UseGo:
			default:
				if k := l.RunAt(f, u); k != runNow && k != runOnce {
					return false
				}
			}
			return u.In == maker && l.UnboundedAround(maker, u.Block, -1) == nil
		}
		if len(f.UsedAt)+len(f.Callers) == 0 || slices.ContainsFunc(f.UsedAt, func(u program.Use) bool { return !bounded(u) }) ||
			slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
				return e.Caller != maker || l.UnboundedAround(maker, e.Block, -1) != nil
			}) {
			return false
		}
		f, block = maker, 0 // where the maker uses it has been asked
	}
	return true
}
