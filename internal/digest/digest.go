package digest

import (
	"encoding/json"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// Limits of what a digest follows and tells of one function.
const (
	digestDepth   = 4 // calls from an exported function down to an operation
	digestEffects = 16
	digestGuards  = 4
)

// Of tells what the exported functions of a package do to what they are given, by
// themselves and through the packages it imports, of which it sees digests. bounded are
// the keys that the package declares bounded.
func Of(own *facts.Summary, imports []*facts.Digest, bounded []string, table *library.Table) *facts.Digest {
	pkgs := []program.Package{{Summary: own}}
	for _, d := range imports {
		pkgs = append(pkgs, Stub(d))
	}
	g := &digester{l: growth.Of(pkgs, table)}
	out := &facts.Digest{Path: own.Path, Bounded: slices.Clone(bounded)}
	for _, f := range own.Funcs {
		if !f.Exported || f.Parent != "" || f.Init || f.Testing || f.Unread {
			continue
		}
		if d, ok := g.function(g.l.Funcs[f.ID]); ok {
			out.Funcs = append(out.Funcs, d)
		}
	}
	out.Fit()
	return out
}

// digester reads what functions do to their parameters.
type digester struct{ l *growth.Growth }

// function returns what importers need to know of f, and whether that is anything.
func (g *digester) function(f *program.Func) (facts.DigestFunc, bool) {
	d := facts.DigestFunc{ID: f.ID, Params: len(f.Params)}
	tells := false
	for n, p := range f.Params {
		kept := g.l.KeepsParam(f, n, digestDepth)
		if kept {
			d.Kept = append(d.Kept, n)
		}
		tells = tells || !kept && (p.Type != "" || p.Func || p.Iface)
		if p.Func {
			if r, ok := g.run(f, n, kept); ok {
				d.Runs = append(d.Runs, r)
			}
		}
	}
	d.Effects = g.distinct(g.effects(f, digestDepth))
	d.Results = g.results(f)
	return d, tells || len(d.Effects) > 0 || len(d.Runs) > 0 || len(d.Results) > 0
}

// effects are the operations of f on containers in its parameters.
func (g *digester) effects(f *program.Func, depth int) []facts.Effect {
	if f == nil || depth == 0 {
		return nil
	}
	out := g.within(f, f, 0, depth)
	for _, c := range g.l.ClosuresOf(f) {
		inner := g.within(c, f, g.l.Levels(c, f), depth)
		async := g.l.Escapes(c, f, digestDepth)
		for i := range inner {
			inner[i].Async = inner[i].Async || async
		}
		out = append(out, inner...)
	}
	return out
}

// within are the operations that code, f itself or a closure up levels in, performs on
// containers in the parameters of f.
func (g *digester) within(code, f *program.Func, up, depth int) []facts.Effect {
	var out []facts.Effect
	add := func(e facts.Effect, block int) {
		e.Guards = append(slices.Clone(g.l.Around(code, block)), e.Guards...)
		if e, ok := g.settled(e, up); ok {
			out = append(out, e)
		}
	}
	for i := range code.Sites {
		s := &code.Sites[i]
		add(facts.Effect{
			Op: s.Op, How: s.How, Extent: s.Extent, Ref: s.Ref, Key: s.Key, Val: s.Val, KeyBound: s.KeyBound,
			Deferred: s.Deferred, Zero: s.Zero,
		}, s.Block)
	}
	for i := range code.Calls {
		c := &code.Calls[i]
		deferred := c.Deferred || c.Mode == facts.ModeDefer
		if len(g.objects(c)) > 0 {
			add(facts.Effect{Callee: c.Callee, Func: c.Func, Args: c.Args, Deferred: deferred, Async: c.Mode == facts.ModeGo}, c.Block)
			continue
		}
		if c.Func == f.ID || c.Func == code.Parent {
			continue // recursion adds nothing
		}
		callee := g.l.Funcs[c.Func]
		if callee == nil || callee.Parent != "" {
			continue // a closure is read with its function
		}
		for _, e := range g.effects(callee, depth-1) {
			e = substituted(e, c.Args)
			e.Deferred, e.Async = e.Deferred || deferred, e.Async || c.Mode == facts.ModeGo
			add(e, c.Block)
		}
	}
	return out
}

// objects are the arguments of a library's call that the table says hold a container
// which the call changes, or an object of a cache library: none if a body in view tells.
func (g *digester) objects(c *facts.Call) []int {
	if c.Callee.Name == "" || g.l.InView(c) {
		return nil
	}
	shift := libcall.ReceiverShift(c)
	var out []int
	for _, r := range g.l.Rows(c) {
		if eff, ok := libcall.EffectOf(r, shift); ok && eff.On < len(c.Args) {
			out = append(out, eff.On)
		}
	}
	if shift == 1 && len(c.Args) > 0 && g.l.Cache.Modules[c.Callee.Pkg] {
		out = append(out, 0)
	}
	return out
}

// substituted is an effect of a callee as its caller sees it.
func substituted(e facts.Effect, args []*facts.Term) facts.Effect {
	e.Ref, e.Key, e.Val = e.Ref.Substitute(args), e.Key.Substitute(args), e.Val.Substitute(args)
	e.Args, e.Guards = program.SubstituteAll(e.Args, args), program.SubstituteGuards(e.Guards, args)
	return e
}

// settled is an effect in the frame of the function up levels out, cut to what a digest
// can tell; ok is false where it is on no parameter of that function.
func (g *digester) settled(e facts.Effect, up int) (facts.Effect, bool) {
	if e.Op != "" {
		if e.Ref = paramRef(e.Ref.Raise(up)); e.Ref == nil {
			return e, false
		}
		e.Key, e.Val = portable(e.Key.Raise(up)), portable(e.Val.Raise(up))
	} else {
		on := g.objects(&facts.Call{Callee: e.Callee, Args: e.Args})
		if !slices.ContainsFunc(on, func(i int) bool { return paramRef(e.Args[i].Raise(up)) != nil }) {
			return e, false
		}
		list := make([]*facts.Term, len(e.Args))
		for i, a := range e.Args {
			if list[i] = portable(a.Raise(up)); slices.Contains(on, i) {
				list[i] = paramRef(a.Raise(up))
			}
		}
		e.Args = list
	}
	var guards []facts.Guard
	for _, gd := range e.Guards {
		gd.X, gd.Y, gd.Block = portable(gd.X.Raise(up)), portable(gd.Y.Raise(up)), 0
		if gd.Kind != facts.GuardOther && !gd.X.IsUnknown() {
			guards = append(guards, gd)
		}
	}
	if n := len(guards); n > digestGuards {
		guards = guards[n-digestGuards:] // the innermost
	}
	e.Guards = guards
	return e, true
}

// distinct drops effects that say the same, and those beyond the limit.
func (g *digester) distinct(list []facts.Effect) []facts.Effect {
	seen := map[string]bool{}
	var out []facts.Effect
	for _, e := range list {
		text, err := json.Marshal(e)
		if err != nil || seen[string(text)] || len(out) == digestEffects {
			continue
		}
		seen[string(text)] = true
		out = append(out, e)
	}
	return out
}

// run tells when parameter n of f is called, if that is known.
func (g *digester) run(f *program.Func, n int, kept bool) (facts.Run, bool) {
	r := facts.Run{Param: n}
	ok := g.runs(f, n, digestDepth, &r)
	if !kept {
		r.How = facts.RunSync
	}
	return r, ok && (!kept || r.How != facts.RunSync)
}

// results are what f returns, as far as that tells importers something of keys and of
// objects: what it has just made, its parameters and what is put together of them,
// values that a documented function brings; nil if nothing of it does.
func (g *digester) results(f *program.Func) []*facts.Term {
	out := make([]*facts.Term, len(f.Results))
	known := false
	for i, t := range f.Results {
		out[i] = facts.Unknown()
		if t = g.telling(portable(g.inlined(t, digestDepth))); t != nil {
			out[i], known = t, true
		}
	}
	if !known {
		return nil
	}
	return out
}
