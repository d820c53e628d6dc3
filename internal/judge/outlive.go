package judge

import (
	"slices"

	"github.com/growthlint/growthlint/internal/evidence/pending"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
)

// pending reports whether an entry surely outlives what it belongs to while the holder
// lives on.
func (k *Case) pending() bool {
	return k.E.Pending != nil && !k.E.Pending.Weak && k.lasts()
}

// maybePending reports the weaker evidence, where removals of one key would silence.
func (k *Case) maybePending() bool { return k.E.Pending != nil && k.oneKey() }

// flagged reports entries whose every removal asks a flag of the entry itself.
func (k *Case) flagged() bool {
	return k.E.Pending != nil && k.E.Pending.Kind == pending.Flagged && k.oneKey()
}

// nameless reports entries that code out of view would have to name to remove them, and
// cannot.
func (k *Case) nameless() bool {
	return k.E.Unnamed != nil && k.has(growth.ClassAPIOne) && !slices.ContainsFunc(k.Partial, func(e *growth.Event) bool {
		return e.Extent == facts.ExtentOne && (e.Class != growth.ClassAPIOne || e.Key.Op != facts.OpParam)
	})
}

// failsBesideSweep reports an entry that an error leaves to a sweep.
func (k *Case) failsBesideSweep() bool {
	return len(k.Complete) > 0 && k.E.Pending != nil && k.E.Pending.Kind != pending.Handed && k.E.Pending.Kind != pending.Unconfirmed && k.E.Rule(k.C) == "pendinggrow"
}

// maybeZombie reports emptied values under keys that other code removes.
func (k *Case) maybeZombie() bool { return k.E.Zombie != nil && k.oneKey() }

// usersAlone reports growth by exported functions which nothing in the whole module calls, in an
// object of which nothing in view says how long it lives, where no removal and no key says more:
// how often it grows, and for how long, its users alone know. Of locks, caches and values that are
// emptied the code itself says more.
func (k *Case) usersAlone() bool {
	rule := k.E.Rule(k.C)
	return (rule == "mapgrow" || rule == "slicegrow") && k.C.Package.Whole && k.C.Holder.Life == growth.LifeUnknown &&
		!k.openKeys() && !k.sameSibling() &&
		!slices.ContainsFunc(k.Partial, func(e *growth.Event) bool { return e.Class != growth.ClassAPIAll }) &&
		!slices.ContainsFunc(k.Live, func(e *growth.Event) bool { return e.Roots.Event || e.Roots.Tick || e.Roots.Captured })
}

// emptiesWithin reports keys of a session, one of those that a container holds, whose values are
// emptied while it goes on, and that nothing takes: what comes and goes within the session is not
// bounded by how much there is at a time.
func (k *Case) emptiesWithin() bool {
	return k.E.Zombie != nil && k.weakSession() && !k.C.Local && k.C.Holder.Held && !k.oneKey() && !k.ranged() && !k.openField()
}

// onOneBranch reports a key that goes on one branch only where a sibling's goes on both.
func (k *Case) onOneBranch() bool { return k.E.Branch != nil && k.lasts() }
