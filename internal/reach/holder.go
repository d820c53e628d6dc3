package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// assignment is a place where a field takes a new object.
type assignment struct {
	in   *program.Func
	site *facts.Site
}

// ownersOf returns the type and the types that hold it, four hops up. A type that
// the holder itself mentions points back and is no owner.
func (l *Reach) ownersOf(owner string) map[string]bool {
	if own, ok := l.owners[owner]; ok {
		return own
	}
	own := map[string]bool{}
	if owner != "" {
		own[owner] = true
		l.climb(owner, owner, 4, own)
	}
	l.owners[owner] = own
	return own
}

func (l *Reach) climb(owner, t string, hops int, own map[string]bool) {
	if hops == 0 {
		return
	}
	for _, h := range l.Holders[t] {
		if own[h.Owner] || l.mentions(owner, h.Owner) || l.mentions(t, h.Owner) || l.borrows(h) {
			continue
		}
		own[h.Owner] = true
		l.climb(owner, h.Owner, hops-1, own)
	}
}

// mentions reports whether a field of t mentions u.
func (l *Reach) mentions(t, u string) bool {
	typ := l.Types[t]
	if typ == nil {
		return false
	}
	return slices.ContainsFunc(typ.Fields, func(f facts.Field) bool { return slices.Contains(f.Refs, u) })
}

// OnlyForEvents reports whether all objects of a type are made by code in view, again and again.
func (l *Reach) OnlyForEvents(key string) bool {
	made := l.MadeRate(key)
	return made.Has(RateEvent|RateTick|RateKept) && !made.Has(RateAPI|RateOnce|RateUnknown|RateCommand)
}

// MadeToPass reports whether code in view makes objects of a type again and again, and none that it
// makes is seen to stay with anything which is there before, or goes on, as the activation ends for
// which it was made: they are made for a piece of work, some of which main or a set-up does as well.
func (l *Reach) MadeToPass(key string) bool {
	if !l.MadeRate(key).Has(RateEvent|RateTick|RateKept) || len(l.Makes[key]) == 0 {
		return false
	}
	return !slices.ContainsFunc(l.Makes[key], func(m program.Making) bool {
		return !m.In.Testing && l.GoesOn(m.In, &facts.Term{Op: facts.OpNew, Text: key, N: m.Make.N})
	})
}

// HasEnd reports whether a type has a method that ends the life of its objects.
func HasEnd(x *program.Program, t *facts.Type) bool {
	return slices.ContainsFunc(t.Methods, func(m facts.Method) bool {
		f := x.Funcs[m.Func]
		return f != nil && f.Recv == t.Key && program.IsEndName(m.Name)
	})
}

// isEndless reports whether nothing ends the objects of a type but that nobody has them any longer:
// none of its methods does.
func (l *Reach) isEndless(key string) bool {
	t := l.Types[key]
	return t != nil && !HasEnd(l.Program, t)
}

// RunsOn names a method of a type that a go statement starts, that loops as long as it is
// fed, that is kept as a callback, or that code out of view asks for to hand it events; "" if
// there is none.
func (l *Reach) RunsOn(key string) string {
	name, ok := l.runners[key]
	if !ok {
		name = l.findRunner(key)
		l.runners[key] = name
	}
	return name
}

func (l *Reach) findRunner(key string) string {
	t := l.Types[key]
	if t == nil {
		return ""
	}
	for _, m := range t.Methods {
		f := l.Funcs[m.Func]
		if f == nil || f.Recv != key {
			continue
		}
		if f.Shape == facts.ShapeHandler || l.Asked[key+"."+m.Name] && !program.IsEndName(m.Name) && l.lent[key] && l.guarded(key) {
			return f.Display
		}
		for _, g := range l.WithClosures(f) {
			loops := slices.ContainsFunc(g.Loops, func(lp facts.Loop) bool { return l.isUnbounded(g, &lp) })
			kept := slices.ContainsFunc(g.UsedAt, func(u program.Use) bool { return u.Bound != nil && l.RunAt(g, u) >= RunTurns })
			if loops || kept || g == f && l.IsGoroutine(g) {
				return f.Display
			}
		}
	}
	return ""
}

// Synchronised reports whether the type, one that it is embedded in or that embeds it, or a
// collection of its own has a lock, an atomic or a channel.
func (l *Reach) Synchronised(t *facts.Type) bool {
	known, ok := l.locked[t]
	if !ok {
		known = l.hasLock(t)
		l.locked[t] = known
	}
	return known
}

func (l *Reach) hasLock(t *facts.Type) bool {
	l.Steps.Add(len(t.Fields))
	for _, f := range t.Fields {
		if f.Lock {
			return true
		}
		for _, ref := range f.Refs {
			own := f.Embedded || f.Object && len(l.HoldersOf(ref)) > 0
			if u := l.Types[ref]; own && u != nil && slices.ContainsFunc(u.Fields, func(g facts.Field) bool { return g.Lock }) {
				return true
			}
		}
	}
	return false
}

// maxGuarded bounds the types through which what an object holds is followed.
const maxGuarded = 3

// guarded reports whether objects of a type, or what they hold, have a lock, an atomic or a
// channel: they are made to be used by several at a time.
func (l *Reach) guarded(key string) bool { return l.guardedWithin(key, maxGuarded) }

func (l *Reach) guardedWithin(key string, depth int) bool {
	t := l.Types[key]
	if t == nil || depth == 0 {
		return false
	}
	return l.Synchronised(t) || slices.ContainsFunc(t.Fields, func(f facts.Field) bool {
		return slices.ContainsFunc(f.Refs, func(ref string) bool { return ref != key && l.guardedWithin(ref, depth-1) })
	})
}

// IsElement reports whether objects of the type are kept in a container that loses
// elements: sessions, connections, entries.
func (l *Reach) IsElement(key string) bool { return l.Elements[key] }
