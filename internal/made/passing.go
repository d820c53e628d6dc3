package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// endsWithContext reports whether a row says of a call that a context ends what it gives, and that
// context is one of the piece of work alone: that is for others to end. One in a field, of the whole
// program, or under which an endless loop does one piece of work after the other, goes on.
func (m *madeFinder) endsWithContext(r *library.Row, f *program.Func, c *facts.Call) bool {
	if r.Until.Kind != library.OnArg {
		return false
	}
	given := program.ArgAt(c.Args, r.Until.Arg+libcall.ReceiverShift(c))
	at := contextAt{f: f, block: c.Block, hops: maxContextHops, asks: c.Callee.Name}
	return slices.ContainsFunc(given.Alternatives(), func(t *facts.Term) bool {
		return m.isPassing(at, t) || m.holdsPassing(at, t)
	})
}

// holdsPassing reports whether a term is what a library has put such a context into.
func (m *madeFinder) holdsPassing(at contextAt, t *facts.Term) bool {
	return t != nil && t.Op == facts.OpCall && slices.ContainsFunc(m.l.RowsOf(t), func(r *library.Row) bool {
		n := r.Arg
		if r.Type != "" {
			n++
		}
		return r.Role == library.Holds && r.On.Kind == library.OnResult && n >= 0 && m.isPassing(at, t.Arg(n))
	})
}

// maxContextHops is how many calls up a context is followed to where it was derived.
const maxContextHops = 4

// contextAt is a place to which a context has come.
type contextAt struct {
	f     *program.Func
	block int
	// hops is how many calls up it may be followed from there.
	hops int
	// repeats says that an endless loop was crossed: the context outlives one piece of work.
	repeats bool
	// asks is the method that the context is handed to, "" if that is not known.
	asks string
}

// isPassing reports whether a context of a function is one that ends with the piece of work for which
// it is used, as far as that can be seen: derived there, or a request's, and handed down by all
// callers in view as such. What only code out of view hands to an exported function may be any.
func (m *madeFinder) isPassing(at contextAt, ctx *facts.Term) bool {
	if ctx.IsUnknown() {
		return false
	}
	made := -1
	if ctx.Op == facts.OpCall && ctx.Up == 0 {
		made = program.YieldedAt(at.f, ctx)
	}
	at.repeats = at.repeats || m.l.UnboundedAround(at.f, at.block, made) != nil
	switch ctx.Op {
	case facts.OpCall:
		switch {
		case program.TimesOut(ctx.Text):
			return true
		case ctx.Text == "context.WithoutCancel":
			return false // whatever it was made around
		case ctx.Text == "context.WithValue":
			return m.isPassing(at, ctx.Arg(0))
		}
		in := m.l.Outer(at.f, ctx.Up)
		return !at.repeats && (strings.HasSuffix(ctx.Text, ").Context") || strings.HasPrefix(ctx.Text, "context.With") && (in == nil || !program.IsMain(in)))
	case facts.OpPhi:
		return slices.ContainsFunc(ctx.Args, func(a *facts.Term) bool { return m.isPassing(at, a) })
	case facts.OpParam:
		return m.isGivenPassing(at, ctx)
	}
	return false
}

// isGivenPassing is the same of a parameter of the function, or of one around it.
func (m *madeFinder) isGivenPassing(at contextAt, ctx *facts.Term) bool {
	f := m.l.Outer(at.f, ctx.Up)
	if f == nil || at.hops == 0 {
		return true
	}
	if asked := f.Recv != "" && m.l.Asked[f.Recv+"."+f.Name]; asked && f.Name == at.asks {
		return false // one around another of its kind hands on what its clients have, which may be any
	}
	any := false
	for _, e := range f.Callers {
		if e.Caller.Testing {
			continue
		}
		any = true
		up := contextAt{f: e.Caller, block: e.Block, hops: at.hops - 1, repeats: at.repeats, asks: at.asks}
		if !m.isPassing(up, program.ArgAt(e.Args, ctx.N)) {
			return false
		}
	}
	if any {
		return true
	}
	return f.Shape == facts.ShapeHandler || len(f.UsedAt) > 0 || !m.l.OpenFunc(f) || f.Recv != "" && m.l.Asked[f.Recv+"."+f.Name]
}
