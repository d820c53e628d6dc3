package judge

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
)

func (k *Case) callLived() bool { return k.C.Holder.Life == growth.LifeCall }

func (k *Case) has(class growth.Class) bool {
	return slices.ContainsFunc(k.Partial, func(e *growth.Event) bool { return e.Class == class })
}

// oneKey reports whether one key is removed somewhere, by an event or on request.
func (k *Case) oneKey() bool { return k.has(growth.ClassEventOne) || k.has(growth.ClassAPIOne) }

// sweptSibling reports whether a sibling is pruned or swept where this one is not.
func (k *Case) sweptSibling() bool {
	return slices.ContainsFunc(k.E.Siblings, func(s evidence.Sibling) bool { return s.End.Class == growth.ClassSweep && k.sameDomain(s) })
}

// sameDomain reports whether a sibling can have the same keys: maps of one key type, or
// a list beside a map.
func (k *Case) sameDomain(s evidence.Sibling) bool {
	other := k.Program.Container(s.ID)
	if other == nil {
		return true
	}
	a, b := k.C.KeyType(), other.KeyType()
	return a == "" || b == "" || a == b
}

// sameSibling reports whether a sibling that takes the very same key loses it.
func (k *Case) sameSibling() bool {
	return slices.ContainsFunc(k.E.Siblings, func(s evidence.Sibling) bool { return s.Same })
}

// weakSession reports a holder that itself goes away, grown elsewhere than in its
// own loop or under keys that are not from outside.
func (k *Case) weakSession() bool {
	if k.C.Holder.Life != growth.LifeSession {
		return false
	}
	if k.C.Local {
		return !slices.ContainsFunc(k.Live, func(e *growth.Event) bool { return e.Roots.Fed })
	}
	return !slices.ContainsFunc(k.Live, func(e *growth.Event) bool {
		own := e.Func.Recv == k.C.OwnerKey() || e.Site.Recv == k.C.OwnerKey()
		return own && sessionGrows(k, e)
	})
}

// sessionGrows reports an insert that a session makes for each of its own events: under
// keys from outside, also those that code out of view passes in, or without any.
func sessionGrows(k *Case, e *growth.Event) bool {
	switch {
	case !e.Roots.Fed:
		return false // how much there is, no peer decides
	case e.Origin == origin.OriginFresh || e.Origin == origin.OriginOutside:
		return true
	case e.Origin == origin.OriginParam && isNumber(k.C.KeyType()):
		return false // numbers within a session: parts, offsets
	}
	return e.Origin == origin.OriginParam || !k.C.Keyed()
}

func isNumber(typ string) bool {
	switch strings.TrimPrefix(typ, "u") {
	case "int", "int8", "int16", "int32", "int64":
		return true
	}
	return false
}

// ranged reports whether all keys come from other containers: lists of what exists.
func (k *Case) ranged() bool {
	if !k.C.Keyed() {
		return false
	}
	for _, e := range k.Live {
		if e.Origin != origin.OriginRanged || k.passesOn(e.RangedFrom) {
			return false
		}
	}
	return true
}

// passesOn reports whether a container is a list from which elements are taken one after the other: a
// queue, through which more has come than it has at any time.
func (k *Case) passesOn(id string) bool {
	m := k.Program.Container(id)
	return m != nil && !m.Keyed() && slices.ContainsFunc(m.Grows, func(e *growth.Event) bool { return e.Roots.Live() }) &&
		slices.ContainsFunc(m.Shrinks, func(e *growth.Event) bool {
			return e.Roots.Live() && e.Class != growth.ClassVoid && (e.How == facts.HowPop || e.How == facts.HowTrim) && e.Extent != facts.ExtentAll
		})
}

// openField reports an exported field of a package that others may import, which
// the package itself never reads: others may shrink it.
func (k *Case) openField() bool {
	return k.C.Exported && !k.C.Package.Closed && !k.Program.ReadInPackage(k.C)
}

// lasts reports whether what stays, stays for long: no cap of its holder holds.
func (k *Case) lasts() bool { return !k.weakSession() && !k.ranged() && !k.openField() }

// onRequest reports whether code in view makes each whole reset, for those who ask.
func (k *Case) onRequest() bool {
	return !slices.ContainsFunc(k.Partial, func(e *growth.Event) bool { return e.Class == growth.ClassAPIAll && !e.Roots.Asked })
}

// sessionOwn reports what grows in an object that itself comes and goes, in its own loop.
func (k *Case) sessionOwn() bool { return k.C.Holder.Life == growth.LifeSession && !k.C.Local }

// fromOutside reports whether something that is put in is sent by a peer, or new each time.
func (k *Case) fromOutside() bool {
	return slices.ContainsFunc(k.Live, func(e *growth.Event) bool {
		return e.Origin == origin.OriginFresh || e.Origin == origin.OriginOutside
	})
}

// openKeys reports whether some key is fresh or comes from the outside world.
func (k *Case) openKeys() bool {
	return !k.C.Local && k.C.Keyed() && !k.deadShrink() && k.fromOutside()
}

// deadShrink reports whether code that would remove entries exists and nothing calls
// it: the finding stands, but the author has thought of it.
func (k *Case) deadShrink() bool {
	return slices.ContainsFunc(k.Void, func(e *growth.Event) bool { return e.Roots.Dead && e.Extent == facts.ExtentOne })
}
