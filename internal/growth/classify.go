package growth

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// Classify gives a shrink its edge class and says why it does not bound, where it
// does not.
func (l *Growth) Classify(c *Container, e *Event) (Class, reason.Reason) {
	if l.takesCounted(e) {
		e.How, e.Extent = facts.HowPop, facts.ExtentOne
	}
	if why := l.void(c, e); why.Given() {
		return ClassVoid, why
	}
	switch {
	case isCap(c, e) && !afterSuccess(c, e):
		return ClassCap, reason.Reason{}
	case l.isPaired(c, e):
		return ClassPaired, reason.Reason{}
	case l.IsSweep(e) && !bringsKeys(c, e):
		if l.asksSender(c, e) {
			return ClassTold, reason.Reason{Code: reason.SenderDecides}
		}
		return ClassSweep, reason.Reason{}
	case e.Extent == facts.ExtentAll || e.Extent == facts.ExtentSome && e.How != facts.HowFilter && e.How != facts.HowTrim:
		if !e.Roots.Event && !e.Roots.Tick && e.Roots.Exported && !e.Roots.Crowded && !sameCaller(c, e) && !madeAnew(c, e) {
			return ClassAPIAll, reason.Reason{Code: reason.UncalledReset, Of: e.Roots.Why}
		}
		if e.Roots.Asked && !e.Roots.Unasked && !c.Keyed() && !slices.ContainsFunc(c.Grows, func(g *Event) bool { return l.OneActivation(e, g) }) {
			return ClassAPIAll, reason.Reason{Code: reason.AskedReset, Of: e.Func.Display}
		}
		return ClassSweep, reason.Reason{}
	case e.Extent == facts.ExtentSome:
		return ClassSweep, reason.Reason{}
	case l.isLazy(c, e):
		return ClassLazy, reason.Reason{Code: reason.OnLookup}
	case l.makesWay(c, e):
		return ClassCap, reason.Reason{}
	case isReplace(c, e):
		return ClassOnReplace, reason.Reason{Code: reason.OnReplace}
	case onError(e) && !l.isLastAct(c, e) && !l.mirrors(c, e):
		return ClassOnError, reason.Reason{Code: reason.AfterError}
	case l.calledOnError(c, e) && !l.isLastAct(c, e) && !l.mirrors(c, e):
		return ClassOnError, reason.Reason{Code: reason.CalledAfterError}
	case l.putBackUnlessFailed(c, e):
		return ClassOnError, reason.Reason{Code: reason.UnlessFailed}
	case l.onOwnState(c, e):
		return ClassOwnState, reason.Reason{Code: reason.OwnState}
	case !e.Roots.Event && !e.Roots.Tick && !e.Roots.Captured && e.Roots.Exported && !e.Roots.Crowded:
		return ClassAPIOne, reason.Reason{Code: reason.UncalledKey, Of: e.Roots.Why}
	}
	return ClassEventOne, reason.Reason{}
}

// afterSuccess reports whether a removal lies behind the success of a call that has the container:
// while that fails, no limit of a length has anything taken out.
func afterSuccess(c *Container, e *Event) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		return g.Kind == facts.GuardErr && g.Neg && g.X != nil && g.X.Op == facts.OpCall &&
			slices.ContainsFunc(g.X.Args, func(a *facts.Term) bool { return program.RefersTo(a, c.Key) })
	})
}

// void says why a shrink counts for nothing, or none.
func (l *Growth) void(c *Container, e *Event) reason.Reason {
	r := e.Roots
	switch {
	case e.How == facts.HowDropped:
		return reason.Reason{Code: reason.Discarded}
	case r.Live() && r.Repeats:
		return cmp.Or(l.disproved(c, e), l.keyShape(c, e), otherType(c, e), l.neverSet(e), l.neverAsked(e), l.zeroedBefore(e))
	case r.Live():
		return reason.Reason{Code: reason.RunsOnce}
	case r.Teardown && len(c.Grows) > 0 && !slices.ContainsFunc(c.Grows, func(g *Event) bool { return g.Roots.Unstarted }):
		return reason.Reason{} // opened again, closed again
	case r.Teardown:
		return reason.Reason{Code: reason.AtEnd, Of: r.Why}
	case r.Unknown:
		return reason.Reason{} // what could not be followed may be an event
	case r.Construct:
		return reason.Reason{Code: reason.WhileBuilt}
	case r.Setup:
		return reason.Reason{Code: reason.AtStart}
	case r.Test:
		return reason.Reason{Code: reason.InTests}
	case r.Dead:
		return reason.Reason{Code: reason.Dead}
	}
	return reason.Reason{}
}

// disproved says why a shrink that is reached again and again takes nothing away for good,
// or none: the claim is made only where the code in view leaves no other reading.
func (l *Growth) disproved(c *Container, e *Event) reason.Reason {
	switch {
	case l.putBack(c, e):
		return reason.Reason{Code: reason.KeyAgain}
	case l.goesBack(c, e):
		return reason.Reason{Code: reason.ElementAgain}
	case l.isOnlyShort(c, e):
		return reason.Reason{Code: reason.WhileShort}
	case l.atExactly(c, e):
		return reason.Reason{Code: reason.ExactLength}
	case l.atCapacity(c, e):
		return reason.Reason{Code: reason.OwnCapacity}
	case l.countsTooLate(c, e):
		return reason.Reason{Code: reason.CountTooLow}
	}
	if name := l.changesPlaces(c, e); name != "" {
		return reason.Reason{Code: reason.Swapped, Of: name}
	}
	if name := l.goesOnElsewhere(c, e); name != "" {
		return reason.Reason{Code: reason.OneOfSeveral, Of: name}
	}
	if name := cmp.Or(l.lengthOfOther(c, e), l.countedElsewhere(c, e)); name != "" {
		return reason.Reason{Code: reason.OtherLength, Of: name}
	}
	if name := l.fillsWithoutRoom(c, e); name != "" {
		return reason.Reason{Code: reason.OwnRoom, Of: name}
	}
	if by := l.clearedKey(c, e); by != "" {
		return reason.Reason{Code: reason.KeyCleared, Of: by}
	}
	if from := l.emptySource(c, e); from != "" {
		return reason.Reason{Code: reason.NoSource, Of: from}
	}
	return reason.Reason{}
}
