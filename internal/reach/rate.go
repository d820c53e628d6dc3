package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// Rate is how often code runs: in the process, or while an object lives. It is a set:
// each way that leads to the code adds its own.
type Rate uint16

const (
	// RateOnce: a bounded number of times, as set-up and what it calls.
	RateOnce Rate = 1 << iota
	// RateEvent: any number of times, as input asks for it.
	RateEvent
	// RateTick: any number of times, paced by time.
	RateTick
	// RateAPI: as often as code out of view that calls an exported function likes.
	RateAPI
	// RateKept: as often as code out of view that keeps the function likes.
	RateKept
	// rateAsked and rateUnasked tell events that somebody waits for the answer of from
	// others.
	rateAsked
	rateUnasked
	// rateRepeats: not only through a loop that turns once.
	rateRepeats
	// RateCommand: for each object, by code out of view that runs it as a whole.
	RateCommand
	// rateFed: by a loop that a peer, a channel or standard input feeds.
	rateFed
	// RateTest: by tests.
	RateTest
	// RateUnknown: by code that could not be read.
	RateUnknown
	// RateOffered: as often as other modules like, if they use what no code of the program does.
	// It is none of RateLive: what a container holds at a time hangs on who keeps the container.
	RateOffered
)

// RateMany are the rates without a bound, RateLive those of code that runs in production.
const (
	RateMany = RateEvent | RateTick | RateAPI | RateKept
	RateLive = RateMany | RateOnce | RateCommand | RateUnknown
	// rateHow is what of a rate is added to that of a way.
	rateHow = RateMany | rateAsked | rateUnasked | rateRepeats | rateFed
)

// Has reports whether some of the given rates are in r.
func (r Rate) Has(q Rate) bool { return r&q != 0 }

// Looped is the rate of what a loop runs, where r is that of the loop itself.
func (r Rate) Looped(lp *facts.Loop) Rate {
	if !r.Has(RateLive) {
		return r
	}
	out := RateEvent | rateFed | rateUnasked
	if lp.Pace == facts.PaceTime && lp.Feed != facts.FeedPeer && lp.Feed != facts.FeedStdin {
		out = RateTick | rateUnasked
	}
	if !lp.OneShot || r.Has(rateRepeats) {
		out |= rateRepeats
	}
	return out | r&RateTest
}

// UnboundedAround is the innermost loop around a block of f that nothing in view bounds and
// that does not also hold the block where an object was made (made < 0: none), nil without
// one.
func (l *Reach) UnboundedAround(f *program.Func, block, made int) *facts.Loop {
	for n := range program.LoopsAround(f, block) {
		lp := &f.Loops[n-1]
		if l.isUnbounded(f, lp) && (made < 0 || !program.InLoop(f, made, n)) {
			return lp
		}
	}
	return nil
}

// isUnbounded reports whether nothing in view bounds the turns of a loop of f.
func (l *Reach) isUnbounded(f *program.Func, lp *facts.Loop) bool {
	if lp.Answers || lp.Endless && l.retries(f, lp) {
		return false // somebody waits for the result
	}
	if l.endsAsGiven(f, lp) {
		return false
	}
	if lp.Feed == facts.FeedOwn {
		return l.fedWithoutEnd(f, lp.Over)
	}
	if lp.Feed == facts.FeedNone && l.fedByStream(f, lp) {
		return true
	}
	if lp.Feed == facts.FeedNone && !(lp.Endless && (lp.Pace != facts.PaceUnknown || l.ServesAlone(f) || l.waitsInCalls(f, lp))) {
		return false
	}
	if over := lp.Over; over != nil && over.Op == facts.OpCall {
		return l.callFeeds(over)
	}
	return !l.endsWithWork(lp)
}

// endsAsGiven reports whether a loop of f ends by what the function is given: a context with an end in
// time, or a channel on which something sends that comes to an end.
func (l *Reach) endsAsGiven(f *program.Func, lp *facts.Loop) bool {
	over := lp.Over
	ranges := over != nil && over.Op == facts.OpParam && lp.Pace == facts.PaceInput
	if lp.Until == nil && !ranges {
		return false
	}
	if known, ok := l.ending[lp]; ok {
		return known
	}
	l.ending[lp] = false
	l.ending[lp] = lp.Until != nil && l.endsInTime(f, lp.Until, maxPassed) || ranges && l.givenFinite(f, over, maxPassed)
	return l.ending[lp]
}

// retries reports whether a loop does one piece of work over again until nobody has come between: it
// leaves where a call says that this one was let through, as a swap of what was there before does.
func (l *Reach) retries(f *program.Func, lp *facts.Loop) bool {
	n := numberOf(f, lp)
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return program.InLoop(f, c.Block, n) && l.HasRow(&c, func(r *library.Row) bool { return r.Role == library.Admits }) &&
			slices.ContainsFunc(f.Blocks, func(b facts.Block) bool {
				return b.Cond != nil && program.Yields(&c, b.Cond.X) && slices.ContainsFunc(b.Succs, func(to int) bool { return !program.InLoop(f, to, n) })
			})
	})
}

// numberOf is the number of a loop in its function, from 1.
func numberOf(f *program.Func, lp *facts.Loop) int {
	return 1 + slices.IndexFunc(f.Loops, func(other facts.Loop) bool { return other.Head == lp.Head })
}

// endsWithWork reports whether a loop ranges over a channel of an object that one
// activation makes, again and again, and that closes the channel: the loop ends with the
// work that the object is made for.
func (l *Reach) endsWithWork(lp *facts.Loop) bool {
	if lp.Over.IsUnknown() || lp.Over.Op != facts.OpField || l.freq == nil {
		return false
	}
	owner := program.OwnerOf(lp.Over.Text)
	for _, f := range l.Closers[lp.Over.Text] {
		by := program.Outermost(l.Program, f)
		if f.Testing || l.freq.Rates[by.Number].Has(RateOnce) || !l.MakesType(by, owner) {
			continue
		}
		return true
	}
	return false
}
