package judge

import (
	"slices"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/evidence/cache"
	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// anotherShape is the rung whose finding lies at the one grow that no removal covers.
const anotherShape = "keys of another shape"

// shortLived is the rung of what grows in objects of which nothing in view says that they
// outlive a call.
const shortLived = "holder may be short-lived"

// ladder is the decision list of containers.
func ladder() []rung[*Case] {
	return []rung[*Case]{
		{"takes in while it cannot send", finding.Medium, 0.42, (*Case).takesIn},
		{"size from outside", finding.Medium, 0.27, func(k *Case) bool { return k.queue(queue.QueueSized) }},
		{"holder lives for a call", finding.Undecided, 0, (*Case).callLived},
		{"complete shrink, sibling forgets", finding.Low, 0.08, func(k *Case) bool { return len(k.Complete) > 0 && k.sameSibling() }},
		{"stays after an error, beside a sweep", finding.Low, 0.08, (*Case).failsBesideSweep},
		{"complete shrink", finding.Undecided, 0, func(k *Case) bool { return len(k.Complete) > 0 }},
		{"added again though it is there", finding.Medium, 0.27, func(k *Case) bool { return k.E.Again != nil && k.lasts() && k.C.Holder.Lasts() }},
		{"outer level loses keys", finding.Low, 0.39, (*Case).outerShrinks},
		{"outer level is reported", finding.Undecided, 0, (*Case).outerReported},
		{"behind an environment switch", finding.Low, 0.27, func(k *Case) bool { return k.E.Switched }},
		{"entries in another process", finding.Low, 0.08, func(k *Case) bool { return k.allFaults(func(f *cache.Fault) bool { return f.Remote }) }},
		{"entries expire, without a size", finding.Low, 0.08, func(k *Case) bool { return k.allFaults(func(f *cache.Fault) bool { return f.Expires }) }},
		{"unbounded in some ways of making it", finding.Low, 0.08, func(k *Case) bool { return k.allFaults(func(f *cache.Fault) bool { return f.Some }) }},
		{"registered from outside", finding.Low, 0.08, func(k *Case) bool { return k.E.Registered && k.E.Zombie == nil && !k.isLibraryCache() && !k.pending() }},
		{"a session forgets a sibling's key", finding.Medium, 0.27, (*Case).forgetsWithin},
		{"a session keeps what it has emptied", finding.Medium, 0.27, (*Case).emptiesWithin},
		{"session holder", finding.Low, 0.07, (*Case).weakSession},
		{shortLived, finding.Low, 0.02, func(k *Case) bool { return !k.C.Holder.Lasts() }},
		{"its removal is never called", finding.Medium, 0.34, (*Case).forgottenRemoval},
		{"distinct elements of a fixed set", finding.Undecided, 0, func(k *Case) bool { return k.deduplicated() && k.fewValues() }},
		{"elements of a fixed set", finding.Low, 0.08, func(k *Case) bool { return !k.C.Keyed() && k.fewMembers() }},
		{"distinct elements", finding.Low, 0.06, (*Case).deduplicated},
		{"kept on failure", finding.Medium, 0.27, func(k *Case) bool { return k.has(growth.ClassOnSuccess) && !k.C.Keyed() }},
		{"functions kept until a start", finding.Low, 0.08, func(k *Case) bool { return k.has(growth.ClassStateGate) && k.C.Value.Func }},
		{"emptied only where a state ends", finding.Medium, 0.27, func(k *Case) bool { return k.has(growth.ClassStateGate) }},
		{"consumer under a setting", finding.Medium, 0.27, func(k *Case) bool { return k.has(growth.ClassUnstarted) }},
		{"goroutine for each send", finding.Medium, 0.22, func(k *Case) bool { return k.queue(queue.QueueSpawned) }},
		{"channel without a limit", finding.Medium, 0.27, func(k *Case) bool {
			return k.queue(queue.QueueHuge, queue.QueueUnread, queue.QueueUnlimited)
		}},
		{"consumer slower than its producers", finding.Medium, 0.22, func(k *Case) bool {
			return k.queue(queue.QueueOutrun) && len(k.Complete) == 0 && k.lasts() && k.outpaced()
		}},
		{"queue with a consumer", finding.Low, 0.08, (*Case).drained},
		{"expiry on look-up, single keys corrected", finding.Medium, 0.34, (*Case).corrected},
		{"a sibling goes on both branches", finding.Medium, 0.27, (*Case).onOneBranch},
		{"stays when its activation ends otherwise", finding.Medium, 0.22, (*Case).pending},
		{"value emptied, key kept", finding.Medium, 0.3, (*Case).zombie},
		{"value emptied, key kept, which others remove", finding.Medium, 0.27, func(k *Case) bool { return k.maybeZombie() && k.E.Zombie.Tidied != nil && k.lasts() }},
		{"value emptied, key removed elsewhere", finding.Low, 0.08, (*Case).maybeZombie},
		{"removed at a count it need not have, sibling forgets", finding.Medium, 0.27, func(k *Case) bool { return k.E.Stuck != nil && k.sameSibling() && k.lasts() }},
		{"members leave it behind", finding.Medium, 0.27, func(k *Case) bool { return k.E.Members != nil && !k.weakSession() && !k.openField() }},
		{"waits for what need not come", finding.Medium, 0.27, func(k *Case) bool { return k.E.Awaited != nil && k.lasts() }},
		{"removed for other objects only", finding.Medium, 0.27, func(k *Case) bool { return k.E.Unmet != nil && k.lasts() }},
		{"removed as its sender says", finding.Medium, 0.27, func(k *Case) bool { return k.has(growth.ClassTold) && k.lasts() }},
		{"one key removed, sibling forgets", finding.Low, 0.08, func(k *Case) bool { return k.has(growth.ClassEventOne) && k.sameSibling() }},
		{"one key removed, a sweep forgets it", finding.Medium, 0.27, func(k *Case) bool { return k.oneKey() && k.sweptSibling() }},
		{anotherShape, finding.Medium, 0.27, func(k *Case) bool { return k.oneKey() && k.uncovered() != nil }},
		{"a flag of the entry decides", finding.Medium, 0.22, func(k *Case) bool { return k.flagged() && k.lasts() }},
		{"ended and replaced, and stays", finding.Medium, 0.27, func(k *Case) bool { return k.E.Replaced != nil && k.oneKey() && k.lasts() && !k.E.Replaced.Alone }},
		{"ended on two branches, removed on one", finding.Medium, 0.27, func(k *Case) bool { return k.E.Replaced != nil && k.oneKey() && k.lasts() }},
		{"an end of its members leaves it out", finding.Medium, 0.27, func(k *Case) bool { return k.E.LeftOut != nil && k.oneKey() && k.lasts() }},
		{"goes only once it is found", finding.Medium, 0.27, func(k *Case) bool { return k.E.Missed != nil && k.lasts() }},
		{"may stay when its activation ends otherwise", finding.Low, 0.08, (*Case).maybePending},
		{"one key removed under a condition", finding.Low, 0.08, (*Case).conditional},
		{"goes only where its own input says so", finding.Low, 0.08, func(k *Case) bool { return k.E.SaidSo != nil && k.lasts() }},
		{"one key removed", finding.Undecided, 0, func(k *Case) bool { return k.has(growth.ClassEventOne) }},
		{"removed once its own state says so", finding.Medium, 0.27, func(k *Case) bool { return k.has(growth.ClassOwnState) && k.lasts() && !k.isLibraryCache() }},
		{"removed by its own state", finding.Undecided, 0, func(k *Case) bool { return k.has(growth.ClassOwnState) }},
		{"kept until its call succeeds", finding.Medium, 0.27, func(k *Case) bool { return k.has(growth.ClassOnSuccess) && k.C.Keyed() && k.lasts() }},
		{"only keys that another container still has", finding.Medium, 0.27, func(k *Case) bool { return k.has(growth.ClassElsewhere) && k.lasts() }},
		{"expiry on look-up only", finding.Medium, 0.27, func(k *Case) bool { return k.has(growth.ClassLazy) }},
		{"API removes one key of a cache", finding.Low, 0.08, func(k *Case) bool { return k.has(growth.ClassAPIOne) && k.isLibraryCache() }},
		{"keys that only its own code knows", finding.Medium, 0.27, func(k *Case) bool { return k.nameless() && k.lasts() }},
		{"API removes one key", finding.Undecided, 0, func(k *Case) bool { return k.has(growth.ClassAPIOne) }},
		{"added to by users of the module alone", finding.Low, 0.08, (*Case).usersAlone},
		{"API empties a list", finding.Medium, 0.22, func(k *Case) bool {
			return k.has(growth.ClassAPIAll) && !k.C.Keyed() && !(k.onRequest() && k.C.Holder.PerEvent)
		}},
		{"removed on error, emptied on request", finding.Medium, 0.27, func(k *Case) bool { return k.has(growth.ClassAPIAll) && k.has(growth.ClassOnError) && !k.oneKey() }},
		{"API empties a map", finding.Low, 0.05, func(k *Case) bool { return k.has(growth.ClassAPIAll) }},
		{"removed on error only", finding.Medium, 0.35, func(k *Case) bool { return k.has(growth.ClassOnError) }},
		{"replaced only", finding.Medium, 0.18, func(k *Case) bool { return k.has(growth.ClassOnReplace) }},
		{"a session's own list", finding.Low, 0.08, func(k *Case) bool { return k.sessionOwn() && !k.C.Keyed() && !k.fromOutside() }},
		{"session's own growth", finding.Medium, 0.34, (*Case).sessionOwn},
		{"sibling loses the same key", finding.High, 0.26, (*Case).sameSibling},
		{"keys ranged from elsewhere", finding.Low, 0.22, (*Case).ranged},
		{"exported field", finding.Low, 0.08, func(k *Case) bool { return k.openField() && !k.isLibraryCache() }},
		{"nothing shrinks it, keys from outside", finding.High, 0.25, (*Case).openKeys},
		{"nothing shrinks it", finding.Medium, 0.15, func(*Case) bool { return true }},
	}
}

// decide returns the rung that holds first.
func (k *Case) decide() rung[*Case] { return decide(ladder(), k) }

// forgetsWithin reports keys that a session, one of those that a container holds, takes from a
// sibling while it goes on, and of which nothing takes the one that it keeps: what comes and goes
// within the session is not bounded by how much there is at a time.
func (k *Case) forgetsWithin() bool {
	return k.weakSession() && !k.C.Local && k.C.Holder.Held && len(k.Partial) == 0 && !k.ranged() && slices.ContainsFunc(k.E.Siblings, func(s evidence.Sibling) bool {
		return s.Same && s.End.Roots.Live() && s.End.Class != growth.ClassVoid
	})
}

// outerShrinks reports whether the container that this one is an element of loses
// elements while the program runs. Whole resets of it do not cancel what a removal
// leaves behind, and a removal of what has become empty takes nothing out of this one. Nor does a limit
// of its size where its keys are few: it is never reached.
func (k *Case) outerShrinks() bool {
	outer := k.Program.Outer(k.C)
	if outer == nil {
		return false
	}
	few := !slices.ContainsFunc(outer.Grows, func(e *growth.Event) bool { return e.Roots.Live() && !e.Origin.Bounded() })
	return slices.ContainsFunc(outer.Shrinks, func(e *growth.Event) bool {
		return e.Class != growth.ClassVoid && (k.E.Zombie == nil || e.Extent != facts.ExtentAll) && !e.OnceEmpty(outer) && !(few && e.Class == growth.ClassCap)
	})
}

// outerReported reports whether the outer level grows without bound itself: then it
// is the one to tell.
func (k *Case) outerReported() bool {
	outer := k.Program.Outer(k.C)
	if outer == nil {
		return false
	}
	o := New(k.Program, outer)
	return o != nil && o.decide().confidence >= finding.Medium
}

// deduplicated reports whether every grow of a list first looks for the element in it, or in what
// has all that it has: a sibling that loses keys which stay in the list tells nothing.
func (k *Case) deduplicated() bool {
	if k.C.Keyed() {
		return false
	}
	looks := func(g facts.Guard) bool { return isMembership(g) && !k.asksForgetful(g) }
	for _, e := range k.Live {
		if !e.Sought && !slices.ContainsFunc(e.Guards, looks) || e.Origin == origin.OriginFresh || e.Origin == origin.OriginOutside {
			return false
		}
	}
	return true
}

// fewValues reports whether all that a list takes comes from a fixed set.
func (k *Case) fewValues() bool {
	return !slices.ContainsFunc(k.Live, func(e *growth.Event) bool { return !e.Origin.Bounded() })
}

// fewMembers reports whether a list takes only members of another, fixed container.
func (k *Case) fewMembers() bool {
	return !slices.ContainsFunc(k.Live, func(e *growth.Event) bool { return e.RangedFrom == "" || !e.Origin.Bounded() })
}

// uncovered returns a grow whose keys no shrink can remove, by their shape.
func (k *Case) uncovered() *growth.Event {
	for _, g := range k.Live {
		if !slices.ContainsFunc(k.Partial, func(s *growth.Event) bool { return growth.Covers(s, g) }) || k.uncomposed(g) || k.C.SecondName(g) {
			return g
		}
	}
	return nil
}

// uncomposed reports whether a grow takes as its key a bare value where every removal,
// and another grow, composes theirs by one function of such a value.
func (k *Case) uncomposed(g *growth.Event) bool {
	if !growth.IsBare(g.Key) {
		return false
	}
	by := ""
	for _, s := range k.Partial {
		f := growth.ComposedBy(s.Key)
		if s.Extent != facts.ExtentOne || f == "" || by != "" && f != by {
			return false
		}
		by = f
	}
	return by != "" && slices.ContainsFunc(k.Live, func(o *growth.Event) bool { return growth.ComposedBy(o.Key) == by })
}

// conditional reports whether every removal first asks whether the entry is still
// the caller's own: correct by intent, of unknown effect.
func (k *Case) conditional() bool {
	n := 0
	for _, e := range k.Partial {
		if e.Class != growth.ClassEventOne {
			continue
		}
		n++
		if !slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
			return g.Kind == facts.GuardEq && g.Op == "==" && g.X != nil && g.X.Op == facts.OpElem && growth.Names(g.X.Arg(0), k.C)
		}) {
			return false
		}
	}
	return n > 0
}

// asksForgetful reports whether a guard asks a sibling that loses keys which stay here.
func (k *Case) asksForgetful(g facts.Guard) bool {
	return slices.ContainsFunc(k.E.Siblings, func(s evidence.Sibling) bool { return g.Kind == facts.GuardHit && program.PlaceKey(g.X) == s.ID })
}

func isMembership(g facts.Guard) bool {
	switch g.Kind {
	case facts.GuardHit:
		return g.Neg
	case facts.GuardCall:
		return g.X != nil && (g.X.Text == "slices.Contains" || g.X.Text == "slices.ContainsFunc")
	}
	return false
}

// forgottenRemoval reports whether, in a program of which all is in view, code removes
// single keys of a holder that is no short-lived one, and nothing calls it: whoever wrote
// it saw the need.
func (k *Case) forgottenRemoval() bool {
	return k.C.Package.Closed && k.C.Keyed() && len(k.Partial) == 0 && k.deadShrink()
}

// zombie reports whether values are emptied under keys that nothing takes singly: whole
// resets, teardown and removals on errors do not cancel that. What is emptied while a
// session goes on, session after session stays within it.
func (k *Case) zombie() bool {
	return k.E.Zombie != nil && (len(k.Partial) > 0 || k.weakSession()) && !k.oneKey() && !k.ranged() && !k.openField()
}
