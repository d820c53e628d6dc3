package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// sameCaller reports whether a removal is only reached by calls of one exported function by which
// alone the container gains anything too: whoever makes it grow also has it emptied.
func sameCaller(c *Container, e *Event) bool {
	return e.Func.Display != e.Roots.Why && !slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return g.Roots.Live() && (g.Roots.Event || g.Roots.Tick || g.Roots.Why != e.Roots.Why || g.Func.Display == g.Roots.Why)
	})
}

// IsMaking reports whether an assignment is no shrink at all but the making of the
// container: with its holder, at set-up, or because it or its holder was nil or missing.
func IsMaking(c *Container, e *Event) bool {
	if e.How != facts.HowRebuild && e.How != facts.HowAssign {
		return false
	}
	r := e.Roots
	if !r.Live() && !r.Teardown && !r.Dead && (r.Construct || r.Setup) {
		return true
	}
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		missing := g.Kind == facts.GuardHit && g.Neg && c.Level > 0 // the list of a key that has none yet
		return (g.Kind == facts.GuardNil && !g.Neg || missing) && (program.RefersTo(g.X, c.Key) || madeBeside(e, g.X) || !g.X.IsUnknown() && g.X.Equal(e.Base))
	})
}

// madeBeside reports whether a place is made in the same block as a container: what is asked
// of one of them tells of both.
func madeBeside(e *Event, place *facts.Term) bool {
	return slices.ContainsFunc(e.Func.Sites, func(st facts.Site) bool {
		return st.Op == facts.Shrink && st.Block == e.Block && st.Extent == facts.ExtentAll && !st.Zero && st.Ref.Equal(place)
	})
}

// IsSweep reports whether a shrink takes keys ranged from a container: this one, a
// sibling or a list of what is stale.
func (l *Growth) IsSweep(e *Event) bool {
	if e.Key.IsUnknown() {
		return false
	}
	if e.Key.Any(func(t *facts.Term) bool {
		return t.Op == facts.OpKey || t.Op == facts.OpParam && t.Up == 0 && l.RangedParam(e.Func, t.N)
	}) {
		return true
	}
	// An element of a list that a loop goes through: keys collected before.
	return e.Key.Op == facts.OpElem && !e.Key.Arg(1).Known() && e.Site.Blocks[siteBlock(e)].Loop > 0
}

// bringsKeys reports whether the loop of a removal puts in, on another branch, what it goes through:
// then that names what comes as well as what goes, as a batch of changes does, and a removal takes
// the one key that the batch says.
func bringsKeys(c *Container, e *Event) bool {
	return e.Extent == facts.ExtentOne && e.Key.Known() && slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return g.Func == e.Func && g.Block != e.Block && g.Key.Equal(e.Key)
	})
}

// siteBlock is the block of the event in its own function where that is the
// function its terms are of; otherwise 0.
func siteBlock(e *Event) int {
	if e.Site == e.Func && e.Block < len(e.Site.Blocks) {
		return e.Block
	}
	return 0
}

// sameKey reports whether a grow and a shrink can have the same key, seen from
// closures of one function.
func sameKey(g, e *Event) bool {
	if g.Key.IsUnknown() || e.Key.IsUnknown() {
		return e.Extent != facts.ExtentOne || e.Key.IsUnknown() && g.Key.IsUnknown()
	}
	return Strip(g.Key) == Strip(e.Key)
}

// Strip is a term's text without the closure levels.
func Strip(t *facts.Term) string {
	b := []byte(t.String())
	return string(slices.DeleteFunc(b, func(c byte) bool { return c == '^' }))
}

// runsLater reports whether a closure is started or scheduled by its maker: go,
// AfterFunc and the like, so that it runs for each activation.
func (l *Growth) runsLater(f *program.Func) bool {
	if f.Parent == "" {
		return false
	}
	for _, u := range f.UsedAt {
		switch u.How {
		case facts.UseGo, facts.UseDefer:
			return true
		case facts.UseArg:
			if u.Call < len(u.In.Calls) && l.RunsOnceLater(&u.In.Calls[u.Call], u.Arg) {
				return true
			}
		}
	}
	return false
}

// RunsOnceLater reports whether a call runs its argument once, on another goroutine or after
// a delay.
func (l *Growth) RunsOnceLater(c *facts.Call, n int) bool {
	shift := libcall.ReceiverShift(c)
	return slices.ContainsFunc(l.Rows(c), func(r *library.Row) bool {
		return r.Role == library.Calls && r.Async && (r.Times == library.Once || r.Phase == library.PhaseCall) && (r.Arg+shift == n || r.Rest && r.Arg+shift < n)
	})
}

// Timed reports whether an operation, or what starts it beside, happens under a time test.
func Timed(e *Event) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool { return g.Kind == facts.GuardTime })
}

// isLazy reports whether a delete happens under a time test for the very key that is
// being looked up.
func (l *Growth) isLazy(c *Container, e *Event) bool {
	return Timed(e) && e.Extent == facts.ExtentOne && (l.isNamed(e.Key, e.Func, 4) || l.givesFound(c, e) || l.namesElement(c, e))
}

// namesElement reports whether a removal from a list takes the element of which a part is what a
// caller has named: a look-up without keys.
func (l *Growth) namesElement(c *Container, e *Event) bool {
	of := func(t *facts.Term) bool {
		for t != nil && t.Op == facts.OpField {
			t = t.Arg(0)
		}
		return t != nil && t.Op == facts.OpElem && program.RefersTo(t.Arg(0), c.Key)
	}
	return !c.Keyed() && slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		if g.Kind != facts.GuardEq || g.Op != "==" {
			return false
		}
		return of(g.X) && l.isNamed(g.Y, e.Func, 4) || of(g.Y) && l.isNamed(g.X, e.Func, 4)
	})
}

// givesFound reports whether a removal takes the entry of the key that its function has been given,
// where the function gives what it has found under that key, or a part of it, as its result: who
// calls it asks for the entry, wherever the key comes from.
func (l *Growth) givesFound(c *Container, e *Event) bool {
	if e.Site != e.Func || e.Key == nil || e.Key.Op != facts.OpParam || e.Key.Up > 0 || l.RangedParam(e.Func, e.Key.N) {
		return false
	}
	return slices.ContainsFunc(e.Func.Results, func(r *facts.Term) bool {
		return r.Any(func(t *facts.Term) bool {
			return t.Op == facts.OpElem && program.RefersTo(t.Arg(0), c.Key) && t.Arg(1).Equal(e.Key)
		})
	})
}

// isReplace reports whether a shrink stands beside a grow of the same container and
// takes another key than it, one for the one: a loop of its own takes as many as there are.
func isReplace(c *Container, e *Event) bool {
	if !c.Keyed() || e.Extent != facts.ExtentOne {
		return false
	}
	for _, g := range c.Grows {
		if g.Func == e.Func && !e.Key.IsUnknown() && !g.Key.IsUnknown() && !g.Key.Same(e.Key) &&
			e.Key.Op == facts.OpElem && e.Key.Arg(1).Known() && !loopsApart(e.Func, e.Block, g.Block) {
			return true
		}
	}
	return false
}

// loopsApart reports whether a block stands in a loop in which another one does not.
func loopsApart(f *program.Func, block, other int) bool {
	for n := range program.LoopsAround(f, block) {
		if !program.InLoop(f, other, n) {
			return true
		}
	}
	return false
}

// onError reports whether a shrink runs only where an error was seen.
func onError(e *Event) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		return !g.Neg && (g.Kind == facts.GuardErr || g.Kind == facts.GuardCall && g.X != nil && (g.X.Text == "errors.Is" || g.X.Text == "errors.As"))
	})
}
