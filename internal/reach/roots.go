package reach

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Roots is the set of ways in which control reaches a place.
type Roots struct {
	Construct bool // the holder is made by the same activation
	Setup     bool // init, main before it serves
	Event     bool // handler, callback, loop over input, goroutine
	Tick      bool // a loop paced by time
	Exported  bool // an exported function that nobody in view calls
	Dead      bool // nothing reaches it
	Test      bool
	Teardown  bool // the holder's own end
	Captured  bool // a closure handed to code out of view
	Asked     bool // a handler, or a callback that takes something and answers
	Unasked   bool // an event, tick or callback of another kind
	Repeats   bool // reached also otherwise than through a loop that turns once
	Unstarted bool // reached also without passing the method that begins a life
	Unknown   bool // too deep or too wide to follow
	// Of the objects on which the place is reached again and again: some live as long as
	// the process, for a session, or as long as code out of view likes. Shared says of the
	// latter that something runs on them apart from who made them.
	Process, Session, Open, Shared bool
	// Crowded: by a method that code in view calls as well, through an interface that so many
	// types have that the call is not followed.
	Crowded bool
	// Fed: on one of them through a loop that a peer, a channel or standard input feeds.
	Fed bool
	// Steps: again and again only by code out of view that calls methods which return their
	// receiver, so that one can be called after the other.
	Steps bool
	// Maker says that Why makes the object, whoever reaches the place again and again.
	Maker bool
	// Why names the function at which the walk ended, for messages.
	Why string
}

// Live reports whether the place is reached again and again while the holder lives.
func (r Roots) Live() bool { return r.Event || r.Tick || r.Exported || r.Captured }

// OnlyBuilds reports whether the place is reached while the holder is being made, and in no other
// way that comes again: what a constructor calls may be called for events as well.
func (r Roots) OnlyBuilds() bool { return r.Construct && !r.Live() }

// merge adds what q found to r.
func (r *Roots) merge(q Roots) {
	switch {
	case !r.Live():
		r.Steps = q.Steps
	case q.Live():
		r.Steps = r.Steps && q.Steps
	}
	r.Construct = r.Construct || q.Construct
	r.Setup = r.Setup || q.Setup
	r.Event = r.Event || q.Event
	r.Tick = r.Tick || q.Tick
	r.Exported = r.Exported || q.Exported
	r.Dead = r.Dead || q.Dead
	r.Test = r.Test || q.Test
	r.Teardown = r.Teardown || q.Teardown
	r.Repeats = r.Repeats || q.Repeats
	r.Captured = r.Captured || q.Captured
	r.Asked = r.Asked || q.Asked
	r.Unasked = r.Unasked || q.Unasked
	r.Unknown = r.Unknown || q.Unknown
	r.Unstarted = r.Unstarted || q.Unstarted
	r.Process = r.Process || q.Process
	r.Session = r.Session || q.Session
	r.Open = r.Open || q.Open
	r.Shared = r.Shared || q.Shared
	r.Crowded = r.Crowded || q.Crowded
	r.Fed = r.Fed || q.Fed
	if r.Why == "" || q.Event && !r.Event {
		r.Why, r.Maker = q.Why, q.Maker
	}
}

// AsBuilt is r for a place that adds: what code out of view adds by methods that return their
// receiver is a step in which it sets the object up, unless something else comes there again and
// again.
func (r Roots) AsBuilt() Roots {
	if !r.Live() || !r.Steps {
		return r
	}
	return Roots{Setup: true, Steps: true, Why: r.Why}
}

// setRates notes how often a place is reached.
func (r *Roots) setRates(q Rate) {
	r.Event, r.Tick = q.Has(RateEvent), q.Has(RateTick)
	r.Exported, r.Captured = q.Has(RateAPI), q.Has(RateKept)
	r.Setup = q.Has(RateOnce|RateCommand) && !q.Has(RateMany)
	r.Asked, r.Unasked = q.Has(rateAsked), q.Has(rateUnasked)
	r.Repeats, r.Fed = q.Has(rateRepeats), q.Has(rateFed)
	r.Test, r.Unknown = q.Has(RateTest), q.Has(RateUnknown)
}

// found reports whether a walk came to an end anywhere.
func (r Roots) found() bool {
	return r.Live() || r.Construct || r.Setup || r.Dead || r.Test || r.Teardown
}

// Spot is a place in a walk: where it is, and what it knows of the way so far.
type Spot struct {
	// Func and Block are where it is.
	Func  *program.Func
	Block int
	// Base is the object, in Func.
	Base *facts.Term
	// Stance is what is known of the way so far.
	Stance Stance
}
