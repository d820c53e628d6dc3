package origin

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// madeOf are the values of which a call's result is made: the argument that the table names, or all
// of them, but of an object that f has made what calls in f have given that before.
func (o *Originator) madeOf(t *facts.Term, f *program.Func) []*facts.Term {
	if n := o.Origins.derives(t.Text).Arg; n != library.None && n < len(t.Args) {
		return t.Args[n : n+1]
	}
	obj := t.Arg(0)
	if obj.Op != facts.OpNew && obj.Op != facts.OpLocal && obj.Op != facts.OpCall || obj.Up > 0 || !strings.HasPrefix(t.Text, "(") {
		return t.Args
	}
	var out []*facts.Term
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Callee.Type == "" || len(c.Args) < 2 || !c.Args[0].Equal(obj) {
			continue
		}
		for _, a := range c.Args[1:] {
			if !a.Equal(obj) {
				out = append(out, a)
			}
		}
	}
	if len(out) == 0 {
		return t.Args
	}
	return out
}

// isTextFunction reports whether a function of the standard library builds a text out
// of its arguments.
func isTextFunction(callee string) bool {
	pkg, _, ok := strings.Cut(callee, ".")
	if !ok || strings.Contains(callee[len(pkg):], "/") {
		return false
	}
	switch pkg {
	case "fmt", "strings", "bytes", "strconv", "path", "path/filepath":
		return true
	}
	return callee == "(fmt.Stringer).String"
}

// call is the origin of a call's result: its arguments', unless the callee is known
// to make fresh ids or to read the outside world.
func (o *Originator) call(t *facts.Term, f *program.Func, depth int) Origin {
	if g := o.Origins.Funcs[t.Text]; g != nil && t.N < len(g.Results) {
		return o.result(g, t, f, depth)
	}
	if t.Text == "(error).Error" && len(t.Args) > 0 && o.isKnownError(t.Args[0]) {
		return OriginConfig
	}
	if from := o.Origins.SourceOf(t.Text); from != OriginUnknown && !(o.Labels && tellsItself(t)) {
		return from
	}
	if out := o.listed(t); out != OriginUnknown {
		return out
	}
	if out, ok := o.answered(t, f, depth); ok {
		return out
	}
	if len(t.Args) == 0 {
		return OriginUnknown
	}
	switch {
	case isListing(t.Text):
		return o.ranged(&facts.Term{Op: facts.OpKey, Args: t.Args[:1]}, f, depth)
	case t.Text == "len", t.Text == "cap":
		return OriginMasked // sizes: no more of them than the largest is large
	case o.Origins.lists(t):
		return OriginUnknown // what a pattern matches is no text made of it
	case isTextFunction(t.Text):
		return o.worst(t.Args, f, depth)
	case o.Origins.derives(t.Text) != nil:
		// What it has given goes into it again.
		return o.ask("~"+f.ID+t.String(), depth, func() Origin { return o.worst(o.madeOf(t, f), f, depth) })
	case strings.HasPrefix(t.Text, "(") && len(t.Args) == 1:
		// What a fresh id or a message tells of itself is as fresh, or as foreign.
		if of := o.Of(t.Args[0], f, depth); of == OriginOutside || of == OriginListed || of == OriginFresh && t.Args[0].Op == facts.OpCall {
			return of
		}
	}
	return OriginUnknown
}

// isKnownError reports whether an error is one of few: a variable of a package, or what the table says
// is one of few.
func (o *Originator) isKnownError(t *facts.Term) bool {
	return t.Op == facts.OpGlobal || o.told(t) == OriginConfig
}

// result is the origin of what g returns to a call in f: of what g has made, and had filled, g tells.
func (o *Originator) result(g *program.Func, call *facts.Term, f *program.Func, depth int) Origin {
	res := g.Results[call.N]
	if o.Labels {
		for _, a := range res.Alternatives() {
			root := program.Innermost(a)
			if root == nil || root.Op != facts.OpNew || root.Up != 0 {
				continue
			}
			if of := o.filled(root, g); of != OriginUnknown {
				return of
			}
		}
	}
	if !o.Labels && len(g.Returns) > 0 {
		return o.returned(g, call, f, depth)
	}
	if res = res.Substitute(call.Args); res.Known() {
		return o.Of(res, f, depth-1)
	}
	return OriginUnknown
}

// returned is the worst of what g returns, of which a question may have let some pass that exist.
func (o *Originator) returned(g *program.Func, call *facts.Term, f *program.Func, depth int) Origin {
	out := OriginConstant
	for _, res := range g.Results[call.N].Alternatives() {
		if of, ok := o.vettedReturn(g, call.N, res); ok {
			o.From, out = of, worse(out, OfVetted(of))
			continue
		}
		if res = res.Substitute(call.Args); !res.Known() {
			return OriginUnknown
		}
		out = worse(out, o.Of(res, f, depth-1))
	}
	return out
}

// vettedReturn reports whether a function returns a value, wherever it does, only once that was found to
// be one of those that exist.
func (o *Originator) vettedReturn(g *program.Func, n int, val *facts.Term) (of []string, ok bool) {
	for _, r := range g.Returns {
		if r.Result != n || !r.Val.Equal(val) {
			continue
		}
		if of, ok = o.Origins.Vetted(val, g.GuardsAt(r.Block)); !ok {
			return nil, false
		}
	}
	return of, ok
}

// InSetAtSetUp reports whether conditions in f say that a value is a key of a map that a closure
// has captured from what is made at set-up. If that map grows, it is found itself.
func (l *Origins) InSetAtSetUp(t *facts.Term, f *program.Func, guards []facts.Guard) bool {
	return slices.ContainsFunc(guards, func(g facts.Guard) bool {
		in, key := g.X, g.Y
		switch {
		case g.Neg || g.X == nil:
			return false
		case g.Kind == facts.GuardHit:
		case (g.Kind == facts.GuardFlag || g.Kind == facts.GuardCall) && g.X.Op == facts.OpElem:
			in, key = g.X.Arg(0), g.X.Arg(1)
		default:
			return false
		}
		if in.Up == 0 || !key.Equal(t) || in.Op != facts.OpParam && in.Op != facts.OpNew && in.Op != facts.OpLocal {
			return false
		}
		maker := l.Outer(f, in.Up)
		return maker != nil && l.madeAtSetUp(f, maker)
	})
}
