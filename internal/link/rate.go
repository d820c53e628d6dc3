package link

import "github.com/growthlint/growthlint/internal/facts"

// rate is how often code runs: in the process, or while an object lives. It is a set:
// each way that leads to the code adds its own.
type rate uint16

const (
	// rateOnce: a bounded number of times, as set-up and what it calls.
	rateOnce rate = 1 << iota
	// rateEvent: any number of times, as input asks for it.
	rateEvent
	// rateTick: any number of times, paced by time.
	rateTick
	// rateAPI: as often as code out of view that calls an exported function likes.
	rateAPI
	// rateKept: as often as code out of view that keeps the function likes.
	rateKept
	// rateAsked and rateUnasked tell events that somebody waits for the answer of from
	// others.
	rateAsked
	rateUnasked
	// rateRepeats: not only through a loop that turns once.
	rateRepeats
	// rateCommand: for each object, by code out of view that runs it as a whole.
	rateCommand
	// rateFed: by a loop that a peer, a channel or standard input feeds.
	rateFed
	rateTest
	// rateUnknown: by code that could not be read.
	rateUnknown
)

// rateMany are the rates without a bound, rateLive those of code that runs in production.
const (
	rateMany = rateEvent | rateTick | rateAPI | rateKept
	rateLive = rateMany | rateOnce | rateCommand | rateUnknown
	// rateHow is what of a rate is added to that of a way.
	rateHow = rateMany | rateAsked | rateUnasked | rateRepeats | rateFed
)

// has reports whether some of the given rates are in r.
func (r rate) has(q rate) bool { return r&q != 0 }

// looped is the rate of what a loop runs, where r is that of the loop itself.
func (r rate) looped(lp *facts.Loop) rate {
	if !r.has(rateLive) {
		return r
	}
	out := rateEvent | rateFed | rateUnasked
	if lp.Pace == facts.PaceTime && lp.Feed != facts.FeedPeer && lp.Feed != facts.FeedStdin {
		out = rateTick | rateUnasked
	}
	if !lp.OneShot || r.has(rateRepeats) {
		out |= rateRepeats
	}
	return out | r&rateTest
}

// unboundedAround is the innermost loop around a block of f that nothing in view bounds and
// that does not also hold the block where an object was made (made < 0: none), nil without
// one.
func (l *linker) unboundedAround(f *Func, block, made int) *facts.Loop {
	for n := range loopsAround(f, block) {
		lp := &f.Loops[n-1]
		if l.isUnbounded(f, lp) && (made < 0 || !inLoop(f, made, n)) {
			return lp
		}
	}
	return nil
}

// isUnbounded reports whether nothing in view bounds the turns of a loop of f.
func (l *linker) isUnbounded(f *Func, lp *facts.Loop) bool {
	if lp.Feed == facts.FeedOwn {
		return l.fedWithoutEnd(f, lp.Over)
	}
	if lp.Feed == facts.FeedNone && lp.Reads != nil && l.isLiveStream(f, lp.Reads, maxPassed) {
		return true
	}
	if lp.Feed == facts.FeedNone && !(lp.Endless && (lp.Pace != facts.PaceUnknown || l.servesAlone(f))) {
		return false
	}
	if over := lp.Over; over != nil && over.Op == facts.OpCall && over.Up == 0 {
		return l.callFeeds(over)
	}
	return !l.endsWithWork(lp)
}

// endsWithWork reports whether a loop ranges over a channel of an object that one
// activation makes, again and again, and that closes the channel: the loop ends with the
// work that the object is made for.
func (l *linker) endsWithWork(lp *facts.Loop) bool {
	if lp.Over.IsUnknown() || lp.Over.Op != facts.OpField || l.freq == nil {
		return false
	}
	owner := ownerOf(lp.Over.Text)
	for _, f := range l.index.closers[lp.Over.Text] {
		by := outermost(l.index, f)
		if f.Testing || l.freq.rates[by.number].has(rateOnce) || !l.makesType(by, owner) {
			continue
		}
		return true
	}
	return false
}
