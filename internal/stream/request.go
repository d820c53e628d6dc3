package stream

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

const (
	// RequestType is the type of a request that a server answers.
	RequestType   = "net/http.Request"
	requestBody   = RequestType + ".Body"
	requestLength = RequestType + ".ContentLength"
	// WriterType is the type with which a handler answers.
	WriterType = "net/http.ResponseWriter"
)

// requestOf is the request whose body a term is.
func requestOf(t *facts.Term) *facts.Term {
	if t.Op == facts.OpField && t.Text == requestBody {
		return t.Arg(0)
	}
	return t
}

// FromClient reports whether a request is one that a server has received.
func (l *Streams) FromClient(t *facts.Term, f *program.Func, depth int) bool {
	if t.IsUnknown() || depth == 0 {
		return false
	}
	if t.Op != facts.OpParam {
		if l.sourceRow(t) == library.SentByClient {
			return true
		}
		switch {
		case t.Op == facts.OpField:
			return slices.ContainsFunc(l.Stores[t.Text], func(s facts.Store) bool {
				g := l.Funcs[s.Func]
				return g != nil && l.FromClient(s.Val, g, depth-1)
			})
		case t.Op == facts.OpCall && strings.HasPrefix(t.Text, "(*"+RequestType+")."):
			return l.FromClient(t.Arg(0), f, depth-1)
		}
		return false
	}
	at := l.Outer(f, t.Up)
	if at == nil {
		return false
	}
	if slices.ContainsFunc(at.Params, func(p facts.Param) bool { return p.Type == WriterType }) {
		return true
	}
	return slices.ContainsFunc(l.ArgumentsFor(t, f), func(a program.Argument) bool {
		return !a.In.Testing && l.FromClient(a.Term, a.In, depth-1)
	})
}

// limitedRequest reports whether the body of a request has a limit where a term of f
// names it, and why it may have one where that cannot be told.
func (l *Streams) limitedRequest(t *facts.Term, f *program.Func, st stream) (limited bool, maybe reason.Reason) {
	switch compared, whole := comparesLength(st.guards); {
	case compared && whole:
		return true, reason.Reason{}
	case compared:
		maybe = reason.LengthCompared.With()
	}
	yes, perhaps := l.limitedIn(requestOf(t), f, 4)
	if perhaps.Given() {
		maybe = perhaps
	}
	return yes, maybe
}

// comparesLength reports whether the announced length of a request is compared, or
// given to something that decides, and whether a request that announces none is turned
// away as well.
func comparesLength(guards []facts.Guard) (compared, whole bool) {
	for _, g := range guards {
		if !mentionsLength(g.X) {
			continue
		}
		switch {
		case g.Op == "!=" || g.Op == ">" || g.Op == ">=":
			whole = true
		case g.X.Op != facts.OpField:
			compared, whole = true, false // a function decides
		default:
			compared = true
		}
	}
	return compared, compared && whole
}

func mentionsLength(t *facts.Term) bool {
	return t.Any(func(a *facts.Term) bool { return a.Op == facts.OpField && a.Text == requestLength })
}

// limitedIn reports whether f, or every function that hands the request to it, puts a
// limit on its body; perhaps says that one around it may, or one of another package: a
// driver that sees f's package alone does not see that one.
func (l *Streams) limitedIn(req *facts.Term, f *program.Func, depth int) (limited bool, perhaps reason.Reason) {
	if l.limitsBody(f) || l.hasLimited(req, f, 3) {
		return true, reason.Reason{}
	}
	if req.IsUnknown() || req.Op != facts.OpParam || depth == 0 {
		return false, reason.Reason{}
	}
	at := l.Outer(f, req.Up)
	if at == nil {
		return false, reason.Reason{}
	}
	if at != f && l.limitsBody(at) {
		return true, reason.Reason{}
	}
	all, n := true, 0
	for _, e := range at.Callers {
		if e.Caller.Testing || req.N >= len(e.Args) {
			continue
		}
		n++
		yes, may := l.limitedIn(e.Args[req.N], e.Caller, depth-1)
		sure := !e.Iface && !e.Param && e.Caller.Package == at.Package
		all = all && yes && sure
		if yes && !sure || may.Given() {
			perhaps = reason.CallerLimits.With(e.Caller.Display)
		}
	}
	return n > 0 && all, perhaps
}

// limitsBody reports whether a function puts another body with a limit into a request.
func (l *Streams) limitsBody(f *program.Func) bool {
	return slices.ContainsFunc(l.StoresOf[f.ID], func(s facts.Store) bool {
		return s.Field == requestBody && l.isLimited(s.Val, 4)
	})
}

// hasLimited reports whether a function hands a request to one in view, to come back with, that puts
// another body with a limit into it.
func (l *Streams) hasLimited(req *facts.Term, f *program.Func, depth int) bool {
	if req.IsUnknown() || depth == 0 {
		return false
	}
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		n := slices.IndexFunc(c.Args, func(a *facts.Term) bool { return a.Equal(req) })
		g := l.Funcs[c.Func]
		if n < 0 || g == nil || c.Mode != facts.ModePlain || n >= len(g.Params) {
			return false
		}
		return l.limitsBody(g) || l.hasLimited(&facts.Term{Op: facts.OpParam, N: n}, g, depth-1)
	})
}

// isLimited reports whether a reader has a limit, or bytes are those of one that has.
func (l *Streams) isLimited(t *facts.Term, depth int) bool {
	if depth == 0 || t.IsUnknown() || t.Op != facts.OpCall {
		return false
	}
	if g := l.Funcs[t.Text]; g != nil && t.N < len(g.Results) {
		return l.isLimited(g.Results[t.N].Substitute(t.Args), depth-1)
	}
	for _, r := range l.RowsOf(t) {
		switch {
		case r.Role == library.Limits && r.On.Kind == library.OnResult && !isHuge(program.ArgAt(t.Args, r.Arg)):
			return true
		case (r.Role == library.Holds && r.On.Kind == library.OnResult || r.Role == library.Reads) && l.isLimited(program.ArgAt(t.Args, r.Arg), depth-1):
			return true
		}
	}
	return false
}

// hasLimitText reports whether a query's constant text limits its rows, or is not to be
// read.
func hasLimitText(t *facts.Term) bool {
	text := ""
	for _, a := range t.Args {
		if a != nil && a.Op == facts.OpConst && strings.HasPrefix(a.Text, `"`) {
			text = strings.ToLower(a.Text)
		}
	}
	switch {
	case text == "":
		return true
	case strings.Contains(text, "limit") || strings.Contains(text, "fetch ") || strings.Contains(text, " top "):
		return true
	}
	return strings.Contains(text, "where") || strings.Contains(text, "count(") || strings.Contains(text, "pragma") || strings.Contains(text, "show ")
}

// sourceRow tells who decides how long the stream is that a field or a result brings.
func (l *Streams) sourceRow(t *facts.Term) library.Sender {
	for _, r := range l.RowsOf(t) {
		if r.Role == library.Source && !r.Literal {
			return r.Sent
		}
	}
	return library.SenderUnknown
}
