package reach

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// signalled reports whether a block runs only for what comes over a channel of an object on
// which nothing in view sends more than a bounded number of times: the loop around it turns
// for other reasons.
func (l *Reach) signalled(f *program.Func, block int, lp *facts.Loop) bool {
	ch := lp.Over
	for _, g := range f.GuardsAt(block) {
		if g.Kind == facts.GuardSelect && !g.Neg && g.X != nil {
			ch = g.X
		}
	}
	if ch.IsUnknown() || ch.Op != facts.OpField && ch.Op != facts.OpGlobal {
		return false
	}
	list := l.sent[ch.Text]
	for _, s := range list {
		if r := l.Rates().At(s.in, s.block); r&RateLive != RateOnce {
			return false
		}
	}
	return len(list) > 0
}
