package judge

import (
	"slices"

	"github.com/growthlint/growthlint/internal/evidence/cache"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
)

// isLibraryCache reports whether the container holds a cache of a library: then the
// library table tells which inserts stay.
func (k *Case) isLibraryCache() bool {
	return k.C.Kind == facts.KindLib && (k.C.LibraryKind == "cache" || k.C.LibraryKind == "remote" || len(k.E.Faults) > 0)
}

// faultOf returns what the table has against an insert, the worst first, or nil.
func (k *Case) faultOf(e *growth.Event) *cache.Fault {
	for i := range k.E.Faults {
		if k.E.Faults[i].Event == e {
			return &k.E.Faults[i]
		}
	}
	return nil
}

// Fault returns what the library table has against the insert that is reported, or
// nil for containers that are no library's cache.
func (k *Case) Fault() *cache.Fault {
	if first := k.first(); first != nil {
		return k.faultOf(first)
	}
	return nil
}

// allFaults reports whether each insert that counts has a fault of which holds is
// true.
func (k *Case) allFaults(holds func(*cache.Fault) bool) bool {
	return len(k.E.Faults) > 0 && !slices.ContainsFunc(k.Live, func(e *growth.Event) bool {
		f := k.faultOf(e)
		return f == nil || !holds(f)
	})
}

// argueFaults writes down what the table says, at the call that makes it so.
func (k *Case) argueFaults() {
	for _, e := range k.Live {
		f := k.faultOf(e)
		if f == nil {
			continue
		}
		at := k.position(e)
		if f.In != nil {
			at = Position(f.In.Package, f.Pos)
		}
		text := "in " + f.Library + ": " + f.Say
		if f.What != "" {
			text = f.What + ": " + text
		}
		k.say("cache-fault", true, text, &at)
	}
}

// HidesExpired reports whether a look-up asks the entry's own time whether it is still
// good, and what removes entries takes only single keys that somebody names: who
// never comes back is never named.
func (k *Case) HidesExpired() bool {
	return k.C.Expiry == growth.ExpiryLookup && len(k.Complete) == 0
}

// corrected reports whether the single keys that are removed from a cache with an
// expiry are those that its callers name.
func (k *Case) corrected() bool {
	n := 0
	for _, e := range k.Partial {
		switch e.Class {
		case growth.ClassEventOne, growth.ClassAPIOne, growth.ClassLazy:
			if !e.Named || e.Roots.Captured || e.Async && !growth.Timed(e) {
				return false
			}
			if e.Class != growth.ClassLazy {
				n++
			}
		}
	}
	return n > 0 && k.HidesExpired()
}
