package origin

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/stream"
)

// told is what the library table says of the values of a field or a result: that they are
// few whoever asks, or, which only labels ask, that each names one of the objects that come
// and go.
func (o *Originator) told(t *facts.Term) Origin {
	for _, r := range o.Origins.RowsOf(t) {
		switch {
		case r.Role == library.Few:
			return OriginConfig
		case r.Role == library.Many && o.Labels && (o.State || !r.State):
			o.Named = r.Pkg + "." + r.Type
			return OriginParam
		}
	}
	return OriginUnknown
}

// passedAlong reports whether a parameter of a handler is what its callers choose, and
// not the request itself: that is also a message, an object that nobody in view hands over.
func passedAlong(t *facts.Term, f *program.Func) bool {
	if t.N >= len(f.Params) {
		return false
	}
	switch p := f.Params[t.N]; p.Type {
	case stream.RequestType, stream.WriterType, "net.Conn":
		return false
	case "", "context.Context":
		return true
	default:
		return len(f.Callers) > 0 || p.Iface || p.Func || f.Recv != "" && t.N == 0
	}
}

// toldBeside reports whether a parameter of a handler that code in view calls is what this tells it
// beside the connection or the request, such as the listener's name.
func toldBeside(n int, f *program.Func) bool {
	if len(f.Callers) == 0 || n >= len(f.Params) || f.Params[n].Type != "" || f.Params[n].Iface || f.Params[n].Func {
		return false
	}
	return slices.ContainsFunc(f.Params, func(p facts.Param) bool {
		return p.Type == stream.RequestType || p.Type == "net.Conn"
	})
}

// foreign reports whether a request is a client's. Of keys it counts as one always.
func (o *Originator) foreign(req *facts.Term, f *program.Func) bool {
	return !o.Labels || o.Origins.FromClient(req, f, 4)
}

// tellsItself reports whether a call only writes down the address that it is called on,
// which may be one of the program's own.
func tellsItself(t *facts.Term) bool {
	switch t.Text {
	case "(net.Addr).String":
		return len(t.Args) == 1
	}
	return false
}

// AskedAt reports whether a value is known to be one of those that exist where a block
// runs: it was found in a container, or a function of the same package that was given it
// did not fail.
func (l *Origins) AskedAt(t *facts.Term, f *program.Func, block int) bool {
	guards := l.Around(f, block)
	if _, ok := l.Vetted(t, guards); ok {
		return true
	}
	return asked(t, guards) || slices.ContainsFunc(guards, func(g facts.Guard) bool {
		if g.X == nil || g.X.Op != facts.OpCall {
			return false
		}
		if by := l.Funcs[g.X.Text]; by == nil || by.Package != f.Package {
			return false // a driver that sees this package alone cannot tell
		}
		passed := g.Kind == facts.GuardErr && g.Neg || g.Kind == facts.GuardCall && !g.Neg
		return passed && slices.ContainsFunc(g.X.Args, func(a *facts.Term) bool { return a.Equal(t) })
	})
}
