package growth

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Classify gives a shrink its edge class and says why it does not bound, where it
// does not.
func (l *Growth) Classify(c *Container, e *Event) (Class, string) {
	if l.takesCounted(e) {
		e.How, e.Extent = facts.HowPop, facts.ExtentOne
	}
	if why := l.void(c, e); why != "" {
		return ClassVoid, why
	}
	switch {
	case isCap(c, e):
		return ClassCap, ""
	case l.isPaired(c, e):
		return ClassPaired, ""
	case l.IsSweep(e):
		if l.asksSender(c, e) {
			return ClassTold, "it decides by a value that the sender of the entry chose"
		}
		return ClassSweep, ""
	case e.Extent == facts.ExtentAll || e.Extent == facts.ExtentSome && e.How != facts.HowFilter && e.How != facts.HowTrim:
		if !e.Roots.Event && !e.Roots.Tick && e.Roots.Exported && !sameCaller(c, e) {
			return ClassAPIAll, "no analyzed code calls " + e.Roots.Why + ", which empties it"
		}
		if e.Roots.Asked && !e.Roots.Unasked && !c.Keyed() && !slices.ContainsFunc(c.Grows, func(g *Event) bool { return l.OneActivation(e, g) }) {
			return ClassAPIAll, e.Func.Display + " empties it only on request"
		}
		return ClassSweep, ""
	case e.Extent == facts.ExtentSome:
		return ClassSweep, ""
	case l.isLazy(c, e):
		return ClassLazy, "it removes an entry only when the same key is looked up again"
	case l.makesWay(c, e):
		return ClassCap, ""
	case isReplace(c, e):
		return ClassOnReplace, "it removes only an entry that a new one replaces"
	case onError(e) && !l.mirrors(c, e):
		return ClassOnError, "it runs only after an error"
	case l.calledOnError(c, e) && !l.mirrors(c, e):
		return ClassOnError, "it is called only after an error"
	case l.putBackUnlessFailed(c, e):
		return ClassOnError, "the same key is added again at the end, unless something fails"
	case l.onOwnState(c, e):
		return ClassOwnState, "it removes only the entry at hand, once that has come so far"
	case !e.Roots.Event && !e.Roots.Tick && !e.Roots.Captured && e.Roots.Exported:
		return ClassAPIOne, "no analyzed code calls " + e.Roots.Why + ", which removes one key"
	}
	return ClassEventOne, ""
}

// void says why a shrink counts for nothing, or "".
func (l *Growth) void(c *Container, e *Event) string {
	r := e.Roots
	switch {
	case e.How == facts.HowDropped:
		return "its result is discarded"
	case r.Live() && r.Repeats:
		return cmp.Or(l.disproved(c, e), l.keyShape(c, e), l.neverSet(e))
	case r.Live():
		return "the loop around it runs once, since its timer is never reset"
	case r.Teardown && len(c.Grows) > 0 && !slices.ContainsFunc(c.Grows, func(g *Event) bool { return g.Roots.Unstarted }):
		return "" // opened again, closed again
	case r.Teardown:
		return "it runs only when the object that holds it is closed, in " + r.Why
	case r.Unknown:
		return "" // what could not be followed may be an event
	case r.Construct:
		return "it runs only while the object that holds it is built"
	case r.Setup:
		return "it runs only at start-up"
	case r.Test:
		return "only tests reach it"
	case r.Dead:
		return "nothing calls it"
	}
	return ""
}

// disproved says why a shrink that is reached again and again takes nothing away for good,
// or "": the claim is made only where the code in view leaves no other reading.
func (l *Growth) disproved(c *Container, e *Event) string {
	switch {
	case l.putBack(c, e):
		return "the same key is added again right away"
	case l.goesBack(c, e):
		return "what it removes is added again right away"
	case l.isOnlyShort(c, e):
		return "it runs only while the container is short, and not when it is long"
	case l.atExactly(c, e):
		return "it runs only at an exact length, and may remove nothing then"
	case l.countsTooLate(c, e):
		return "the last user finds a count of one, and it asks for a lower one"
	}
	if name := l.changesPlaces(c, e); name != "" {
		return fmt.Sprintf("it trades places with %s, and neither loses anything", name)
	}
	if name := l.lengthOfOther(c, e); name != "" {
		return fmt.Sprintf("it checks the length of %s, which does not count every entry", name)
	}
	if name := l.fillsWithoutRoom(c, e); name != "" {
		return fmt.Sprintf("it makes room for its own insert, and %s inserts without doing so", name)
	}
	if from := l.emptySource(c, e); from != "" {
		return fmt.Sprintf("it takes its keys from %s, which nothing fills", from)
	}
	return ""
}
