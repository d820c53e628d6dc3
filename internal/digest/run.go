package digest

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/program"
)

// runRank orders the ways to run by how much they add.
func runRank(how facts.RunHow) int {
	return slices.Index([]facts.RunHow{facts.RunSync, facts.RunAsync, facts.RunTick, facts.RunEvent}, how)
}

// runs collects in r the ways in which f, its closures and what they pass it to call
// parameter n. It reports whether there is one, and none that is not understood.
func (g *digester) runs(f *program.Func, n, depth int, r *facts.Run) bool {
	if f == nil || f.Unread || depth == 0 {
		return false
	}
	found := false
	for _, code := range g.l.WithClosures(f) {
		up := g.l.Levels(code, f)
		is := program.IsParam(n, up)
		for i := range code.Calls {
			c := &code.Calls[i]
			at := slices.IndexFunc(c.Args, is)
			if !is(c.Value) && at < 0 {
				continue
			}
			how, ok := g.paced(code, c, depth)
			if ok && !is(c.Value) {
				how, ok = g.handed(c, at, how, depth, r)
			} else if ok && r.Args == nil {
				r.Args = closed(c.Args)
			}
			if !ok {
				return false
			}
			found = true
			if runRank(how) > runRank(r.How) {
				r.How = how
			}
		}
	}
	return found
}

// handed tells when argument at of a call is called, given when the call itself runs.
func (g *digester) handed(c *facts.Call, at int, how facts.RunHow, depth int, r *facts.Run) (facts.RunHow, bool) {
	if target := g.l.Funcs[c.Func]; target != nil && !target.Unread {
		inner := facts.Run{Param: at, Args: r.Args}
		ok := g.runs(target, at, depth-1, &inner)
		r.Args = inner.Args
		return later(how, inner.How), ok
	}
	inner, ok := runOf(g.l.Callback(c, at))
	return later(how, inner), ok
}

func later(a, b facts.RunHow) facts.RunHow {
	if runRank(b) > runRank(a) {
		return b
	}
	return a
}

func runOf(c libcall.Callback) (facts.RunHow, bool) {
	switch c {
	case libcall.CallbackSync:
		return facts.RunSync, true
	case libcall.CallbackAsync:
		return facts.RunAsync, true
	case libcall.CallbackEvent:
		return facts.RunEvent, true
	case libcall.CallbackTick:
		return facts.RunTick, true
	}
	return facts.RunSync, false
}

// paced tells when a call in code runs, seen from the function that code is, or is a
// closure of. ok is false where a closure goes somewhere unknown.
func (g *digester) paced(code *program.Func, c *facts.Call, depth int) (how facts.RunHow, ok bool) {
	how = g.loopRun(code, c.Block)
	if c.Mode == facts.ModeGo {
		how = later(how, facts.RunAsync)
	}
	if code.Parent == "" {
		return how, true
	}
	outer, ok := g.started(code, depth)
	return later(how, outer), ok
}

// loopRun tells whether a block lies in an endless loop.
func (g *digester) loopRun(f *program.Func, block int) facts.RunHow {
	loop := g.l.EndlessAround(f, block, -1)
	switch {
	case loop == nil:
		return facts.RunSync
	case loop.Pace == facts.PaceTime:
		return facts.RunTick
	}
	return facts.RunEvent
}

// started tells when a closure runs, by the places where it is used.
func (g *digester) started(code *program.Func, depth int) (how facts.RunHow, ok bool) {
	uses := code.UsedAt
	if depth == 0 || len(uses) == 0 {
		return how, false
	}
	for _, u := range uses {
		at := facts.RunSync
		switch u.How {
		case facts.UseCall, facts.UseDefer:
		case facts.UseGo:
			at = facts.RunAsync
		case facts.UseArg:
			if u.Call >= len(u.In.Calls) {
				return how, false
			}
			var inner facts.Run
			if at, ok = g.handed(&u.In.Calls[u.Call], u.Arg, at, depth-1, &inner); !ok {
				return how, false
			}
		default:
			return how, false
		}
		how = later(how, later(at, g.loopRun(u.In, u.Block)))
		if u.In.Parent == "" {
			continue
		}
		outer, ok := g.started(u.In, depth-1)
		if !ok {
			return how, false
		}
		how = later(how, outer)
	}
	return how, true
}

// closed are call arguments without anything of the calling function; nil if nothing
// is left.
func closed(args []*facts.Term) []*facts.Term {
	out := make([]*facts.Term, len(args))
	known := false
	for i, a := range args {
		out[i] = portable(a.Substitute(nil))
		known = known || out[i] != nil
	}
	if !known {
		return nil
	}
	return out
}
