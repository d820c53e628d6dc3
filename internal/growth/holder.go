package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// HolderOf tells how long what holds a container lives: the longest life of the objects on
// which it grows again and again.
func (l *Growth) HolderOf(c *Container) Holder {
	h := Holder{Life: LifeCall, Variable: c.Owner == "" && !c.Local || len(l.Variables[OwnerKey(c)]) > 0}
	shared := false
	for _, e := range c.Grows {
		r := e.Roots
		if !r.Live() {
			continue
		}
		switch {
		case r.Process:
			h.Life = LifeProcess
		case r.Open && h.Life != LifeProcess:
			h.Life = LifeUnknown
		case r.Session && h.Life == LifeCall:
			h.Life = LifeSession
		}
		shared = shared || r.Open && r.Shared
	}
	switch h.Life {
	case LifeProcess:
		h.Reasons = append(h.Reasons, processReason(c))
	case LifeSession:
		h.PerEvent, h.Held = true, l.IsElement(OwnerKey(c))
		h.Reasons = append(h.Reasons, reason.Reason{Code: reason.HoldersCome})
	case LifeUnknown:
		l.outlives(c, &h, shared)
	}
	return h
}

func processReason(c *Container) reason.Reason {
	if c.Owner == "" && !c.Local {
		return reason.Reason{Code: reason.Variable}
	}
	return reason.Reason{Code: reason.MadeOnce}
}

// TypeHolder tells how long objects of a type live, where no place is looked at.
func (l *Growth) TypeHolder(key string) Holder {
	switch made := l.MadeRate(key); {
	case made.Has(reach.RateOnce) && !made.Has(reach.RateEvent|reach.RateTick|reach.RateKept):
		return Holder{Life: LifeProcess, Reasons: []reason.Reason{reason.Reason{Code: reason.OneLasts}}}
	case made.Has(reach.RateEvent|reach.RateTick|reach.RateKept) && !made.Has(reach.RateAPI):
		return Holder{Life: LifeSession, PerEvent: true, Reasons: []reason.Reason{reason.Reason{Code: reason.MadeOften}}}
	}
	h := Holder{Life: LifeUnknown}
	if name := l.RunsOn(key); name != "" {
		h.Signs = append(h.Signs, SignRuns)
		h.Reasons = append(h.Reasons, reason.Reason{Code: reason.RunsOn, Of: name})
	}
	if t := l.Types[key]; t != nil && l.Synchronised(t) && reach.HasEnd(l.Program, t) {
		h.Signs = append(h.Signs, SignEnded)
		h.Reasons = append(h.Reasons, reason.Reason{Code: reason.HasEnd})
	}
	return h
}

// Lasting reports whether objects of a type are known to outlive calls.
func (l *Growth) Lasting(key string) bool {
	h := l.TypeHolder(key)
	return h.Life == LifeProcess || h.Life == LifeUnknown && len(h.Signs) > 0
}

// outlives collects what shows that a holder of which code out of view decides outlives
// one activation of its caller.
func (l *Growth) outlives(c *Container, h *Holder, shared bool) {
	key := OwnerKey(c)
	show := func(s Sign, why reason.Reason) {
		h.Signs = append(h.Signs, s)
		h.Reasons = append(h.Reasons, why)
	}
	if l.finishedOnly(c) {
		h.Reasons = append(h.Reasons, reason.Reason{Code: reason.Finished})
		return
	}
	switch name := l.RunsOn(key); {
	case l.MadeToPass(key): // what runs may work on it only because the object was lost on the way
	case shared && !l.OnlyForEvents(key):
		show(SignRuns, reason.Reason{Code: reason.Runs})
	case name != "":
		show(SignRuns, reason.Reason{Code: reason.RunsOn, Of: name})
	}
	if r := l.MadeRate(key); r.Has(reach.RateOnce) && !r.Has(reach.RateMany) {
		show(SignKept, reason.Reason{Code: reason.OneKept})
	}
	if len(h.Signs) == 0 && l.MadeForContexts(key) {
		h.Reasons = append(h.Reasons, reason.Reason{Code: reason.InContexts})
		return // several work on one at a time, and are done with it together
	}
	if madeToBeShared(c) {
		show(SignShared, reason.Reason{Code: reason.Shared})
	}
	t := l.Types[key]
	if t == nil || !l.Synchronised(t) {
		if t = l.Types[wholeOf(c)]; t == nil || !l.Synchronised(t) {
			return
		}
	}
	switch {
	case l.readOutside(c):
		show(SignLooked, reason.Reason{Code: reason.ReadBeside})
	case slices.ContainsFunc(c.Grows, func(e *Event) bool { return IsGetOrCreate(e) || asksFirst(c, e) }):
		show(SignFound, reason.Reason{Code: reason.FoundAgain})
	case l.readBeforeGrowing(c):
		show(SignLooked, reason.Reason{Code: reason.ReadFirst})
	case reach.HasEnd(l.Program, t):
		show(SignEnded, reason.Reason{Code: reason.HolderEnds})
	case len(slices.DeleteFunc(slices.Clone(l.Loses[key]), func(id string) bool { return id == c.ID })) > 0:
		show(SignLooked, reason.Reason{Code: reason.OtherLoses})
	}
}

// wholeOf is the key of the type of which the object that holds a container is a part, wherever it
// grows; "" if it is not one type's. A lock of the whole is for its parts. What is found by links from
// object to object of one type, as the nodes of a tree are, is a part of what has the first.
func wholeOf(c *Container) string {
	out := ""
	for _, e := range c.Grows {
		if !e.Roots.Live() {
			continue
		}
		for _, place := range firstPlaces(e.Base, OwnerKey(c)) {
			whole := program.OwnerOf(place.Text)
			if place.Op != facts.OpField || out != "" && whole != out {
				return ""
			}
			out = whole
		}
	}
	return out
}

// firstPlaces are where an object is found, or the first of a chain of objects of its type by whose
// links it is found. What the function makes has no place yet.
func firstPlaces(base *facts.Term, own string) []*facts.Term {
	switch {
	case base == nil || base.Op == facts.OpNew || base.IsUnknown():
		return nil
	case base.Op == facts.OpPhi:
		var out []*facts.Term
		for _, a := range base.Args {
			out = append(out, firstPlaces(a, own)...)
		}
		return out
	case base.Op == facts.OpElem || base.Op == facts.OpField && program.OwnerOf(base.Text) == own:
		return firstPlaces(base.Arg(0), own)
	}
	return []*facts.Term{base}
}

// madeToBeShared reports whether nobody makes a container of the kind for one call.
func madeToBeShared(c *Container) bool {
	if c.Kind == facts.KindSyncMap {
		return true
	}
	switch c.LibraryKind {
	case "", "list", "queue", "deque", "heap", "stack", "set", "map", "slice", "buffer", "builder", "tree", "bitmap", "array":
		return false
	}
	return true
}

// readOutside reports whether the container is read by a function that does not grow it.
func (l *Growth) readOutside(c *Container) bool {
	growers := map[string]bool{}
	for _, e := range c.Grows {
		growers[e.Func.ID] = true
		growers[e.Site.ID] = true
	}
	for _, id := range l.Readers[c.ID] {
		if !growers[id] {
			return true
		}
	}
	return false
}

// readBeforeGrowing reports whether what makes a container grow reads it as well: it asks what earlier calls
// have left. Who counts up what is under a key reads that to count.
func (l *Growth) readBeforeGrowing(c *Container) bool {
	return slices.ContainsFunc(c.Grows, func(e *Event) bool {
		counts := c.Keyed() && !e.Key.IsUnknown()
		return !counts && (slices.Contains(l.Readers[c.ID], e.Func.ID) || slices.Contains(l.Readers[c.ID], e.Site.ID))
	})
}

// IsGetOrCreate reports whether an insert happens because a look-up failed.
func IsGetOrCreate(e *Event) bool {
	for _, g := range e.Guards {
		if g.Kind == facts.GuardHit && g.Neg && g.Y.Equal(e.Key) {
			return true
		}
		if g.Kind == facts.GuardNil && !g.Neg && g.X != nil && g.X.Op == facts.OpElem && g.X.Arg(1).Equal(e.Key) {
			return true
		}
	}
	return e.Library == "(*sync.Map).LoadOrStore"
}

// asksFirst reports whether a function, before an insert, asks on some way what an earlier one has
// left under the key.
func asksFirst(c *Container, e *Event) bool {
	if !c.Keyed() || e.Key.IsUnknown() {
		return false
	}
	left := func(t *facts.Term) bool {
		return t.Any(func(u *facts.Term) bool {
			return u.Op == facts.OpElem && program.RefersTo(u.Arg(0), c.Key) && u.Arg(1).Equal(e.Key)
		})
	}
	for b := range e.Func.Blocks {
		if g := e.Func.Blocks[b].Cond; g != nil && (left(g.X) || left(g.Y)) && program.Reaches(e.Func, b, e.Block) {
			return true
		}
	}
	return false
}

// finishedOnly reports whether every reader but the growers is a finishing method.
func (l *Growth) finishedOnly(c *Container) bool {
	growers := map[string]bool{}
	for _, e := range c.Grows {
		growers[e.Site.ID] = true
	}
	n := 0
	for _, id := range l.Readers[c.Key] {
		f := l.Funcs[id]
		if f == nil || growers[id] {
			continue
		}
		if !program.IsFinishName(f.Name) {
			return false
		}
		n++
	}
	return n > 0
}
