package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// turn is a place where what stands in a part of an object makes room for something else.
type turn struct {
	in    *program.Func
	block int
	of    *facts.Term // the object
}

// comesAgain reports whether a turn happens again and again while the object lives. The
// making of the object is none, and the end of its life is no part of it.
func (l *Reach) comesAgain(t turn) bool {
	if t.in.Testing {
		return false
	}
	if base := l.Paths.Of(t.of); (&Walker{Reach: l}).MadeAt(t.in, Start(base.Term)) >= 0 {
		return false
	}
	r := l.Rates().At(t.in, t.block)
	return r.Has(RateEvent|RateTick) && !r.Has(RateOnce)
}

// losesElements reports whether elements of a container come and go: code in view takes
// single ones out, or replaces all of them, or the one at some place of a list, again and
// again while the owner lives.
func (l *Reach) losesElements(t *facts.Term) bool {
	for t != nil && (t.Op == facts.OpElem || t.Op == facts.OpSlice) {
		t = t.Arg(0)
	}
	key := program.PlaceKey(t)
	return l.taken[key] || l.isTurning(key)
}

func (l *Reach) isTurning(key string) bool {
	if is, ok := l.turning[key]; ok {
		return is
	}
	l.turning[key] = false
	for _, t := range l.turned[key] {
		if !program.IsStartName(t.in.Name) && !program.IsEndName(t.in.Name) && l.comesAgain(t) {
			l.turning[key] = true
			break
		}
	}
	return l.turning[key]
}

// noteTaken notes the containers of which a function lets elements go.
func (l *Reach) noteTaken(f *program.Func) {
	if f.Testing {
		return
	}
	for i := range f.Sites {
		s := &f.Sites[i]
		switch {
		case s.Op != facts.Shrink, reconciles(f, s), fillsNil(s, f):
		case s.Extent != facts.ExtentAll:
			l.taken[program.PlaceKey(s.Ref)] = true
		default:
			l.noteTurn(f, s.Ref, s.Block)
		}
	}
	for _, s := range f.Sets {
		l.noteTurn(f, s.List, s.Block)
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Callee.Pkg == "sync" && c.Callee.Type == "Map" && (c.Callee.Name == "Delete" || c.Callee.Name == "LoadAndDelete") && len(c.Args) > 0 {
			l.taken[program.PlaceKey(c.Args[0])] = true
		}
	}
	delete(l.taken, "")
}

// reconciles reports whether a removal is one of a loop over the container, of the keys that a
// list of what is wanted lacks, which the function was given or has made: what is listed there
// stays as long as it is, and ends by no event of its own.
func reconciles(f *program.Func, s *facts.Site) bool {
	if s.Extent != facts.ExtentOne || s.Key == nil || s.Key.Op != facts.OpKey || !s.Key.Arg(0).Equal(s.Ref) {
		return false
	}
	loop := f.Blocks[s.Block].Loop
	return loop > 0 && slices.ContainsFunc(f.Blocks, func(b facts.Block) bool {
		c := b.Cond
		if c == nil || c.Kind != facts.GuardHit || b.Loop != loop || !c.Y.Equal(s.Key) {
			return false
		}
		wanted := c.X.Op
		return c.X.Up == 0 && (wanted == facts.OpNew || wanted == facts.OpParam || wanted == facts.OpLocal)
	})
}

func (l *Reach) noteTurn(f *program.Func, of *facts.Term, block int) {
	if key := program.PlaceKey(of); key != "" {
		l.turned[key] = append(l.turned[key], turn{f, block, of.Arg(0)})
	}
}
