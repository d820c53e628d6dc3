package trace

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// Trace is one way from a place upward to what decides how long the object lives that
// changes there, and how often the place runs for one such object. Of several ways it is
// the shortest of those that decide.
type Trace struct {
	// Steps lead from the place up to In.
	Steps []Step
	// Object is what holds the container at the place itself, in words; Passes tells that
	// it is a part of something in which objects come and go.
	Object string
	Passes bool
	End    TraceEnd
	// In is the function at which the way ends, Pos the place in it; Keeper is what keeps the object there, in
	// words, where it is a variable or a type.
	In     *program.Func
	Pos    facts.Pos
	Keeper string
	// Runs lead from In further up, to what makes In run as often as it does: for one that
	// makes the object, how often there is a new one.
	Runs []Step
	// RunsMany tells that they end where something runs any number of times, RunsOpen that
	// it is code out of view which decides that.
	RunsMany, RunsOpen bool
	// Finder is the way up from the function that looks the object up in an atomic pointer or a context,
	// nil for none: what makes it run makes the place run.
	Finder *Trace
	// Cut tells that the way was too long to follow to its end.
	Cut bool
}

// TraceEnd says what a way upward ends at.
type TraceEnd string

// The ends.
const (
	// EndMade: the activation of In that makes the object, or the turn of a loop of it.
	EndMade TraceEnd = "made"
	// EndVariable: a package variable.
	EndVariable TraceEnd = "variable"
	// EndCaller: code out of view calls In by its name and gives it the object.
	EndCaller TraceEnd = "caller"
	// EndInterface: code out of view calls In for an interface that it implements.
	EndInterface TraceEnd = "interface"
	// EndHanded: code out of view runs In, which it was handed, and gives it the object.
	EndHanded TraceEnd = "handed"
	// EndLost: it is not seen which object of its type it is.
	EndLost TraceEnd = "lost"
	// EndSetup: the object is given once, as to an option.
	EndSetup TraceEnd = "setup"
	// EndTeardown: In ends the object's life.
	EndTeardown TraceEnd = "teardown"
	// EndTest, EndDead: tests run In; nothing does.
	EndTest TraceEnd = "test"
	EndDead TraceEnd = "dead"
	// EndUnread: code that could not be read runs In, or the way is too long.
	EndUnread TraceEnd = "unread"
)

// maxTraced bounds the places that the search for one way looks at.
const maxTraced = 4000

// deciding says which of the ways that lead to a place decide: of those on which it runs
// again and again for one object, the ones whose objects live longest.
func deciding(r reach.Roots) func(reach.Roots) bool {
	if r.Setup && r.Steps {
		return func(q reach.Roots) bool { return q.Steps }
	}
	for _, want := range []func(reach.Roots) bool{
		func(q reach.Roots) bool { return q.Live() && q.Process },
		func(q reach.Roots) bool { return q.Live() && q.Open },
		func(q reach.Roots) bool { return q.Live() && q.Session },
		reach.Roots.Live,
		func(q reach.Roots) bool { return q.Unknown },
		func(q reach.Roots) bool { return q.Teardown },
		func(q reach.Roots) bool { return q.Setup },
		func(q reach.Roots) bool { return q.Construct },
		func(q reach.Roots) bool { return q.Test },
	} {
		if want(r) {
			return want
		}
	}
	return func(q reach.Roots) bool { return q.Dead }
}

// tracer finds one way by asking the walker, place by place, where it would go.
type tracer struct {
	*Tracer
	w *reach.Walker
}

// settled is a place as the walker comes to it: what the event knows of loops below is
// part of the rate.
func (t *tracer) settled(at reach.Spot) reach.Spot {
	out := at
	t.w.Listen = func(s reach.Spot) reach.Roots { out = s; return reach.Roots{} }
	t.w.From(at.Func, at.Block, at.Base, at.Stance)
	t.w.Listen = nil
	return out
}

// expand is what a place contributes by itself, and the places to which the walker goes
// on from it.
func (t *tracer) expand(at reach.Spot) (own reach.Roots, next []reach.Spot) {
	t.w.Listen = func(s reach.Spot) reach.Roots {
		next = append(next, s)              //growthlint:bounded filled in this call alone: nobody listens when it has returned
		return reach.Roots{Construct: true} // something: the walker looks no further
	}
	own = t.w.Compute(at.Func, at.Block, at.Base, at.Stance)
	t.w.Listen = nil
	if len(next) > 0 {
		own.Construct = false
	}
	return own, next
}

// rootsOf is what the walker knows of a place.
func (t *tracer) rootsOf(at reach.Spot) reach.Roots {
	return t.w.From(at.Func, at.Block, at.Base, at.Stance)
}

// search returns the shortest way to a place that has what is wanted by itself. cut tells
// that there was none within reach: then it is the way to where the trail is lost.
func (t *tracer) search(from reach.Spot, want func(reach.Roots) bool) (path []reach.Spot, cut bool) {
	type node struct {
		reach.Spot
		from int
	}
	nodes := []node{{from, -1}}
	seen := map[reach.Standpoint]bool{t.standing(from): true}
	back := func(i int) []reach.Spot {
		var out []reach.Spot
		for ; i >= 0; i = nodes[i].from {
			out = append([]reach.Spot{nodes[i].Spot}, out...)
		}
		return out
	}
	last := -1
	for i := 0; i < len(nodes) && i < maxTraced; i++ {
		own, next := t.expand(nodes[i].Spot)
		if want(own) {
			return back(i), false
		}
		further := false
		for _, s := range next {
			if !want(t.rootsOf(s)) {
				continue
			}
			further = true
			if key := t.standing(s); !seen[key] {
				seen[key] = true
				nodes = append(nodes, node{s, i})
			}
		}
		if !further && last < 0 {
			last = i // what it makes of nothing further up is what is wanted
		}
	}
	if last < 0 {
		return back(len(nodes) - 1), true
	}
	return back(last), false
}

func (t *tracer) standing(at reach.Spot) reach.Standpoint {
	return t.w.StandingAt(at.Func, at.Block, t.l.Paths.Of(at.Base), at.Stance)
}

// loopAround is the loop that the walker crosses at a place, nil if there is none.
func (t *tracer) loopAround(at reach.Spot) *facts.Loop {
	if at.Base.IsUnknown() || at.Base.Op == facts.OpPhi || t.w.IsEnd(at.Func) {
		return nil
	}
	root := reach.Start(at.Base)
	had := t.w.MadeAt(at.Func, root)
	if root.Op == facts.OpRecv {
		had = program.ReceivedAt(at.Func, root)
	}
	return t.l.UnboundedAround(at.Func, at.Block, had)
}
