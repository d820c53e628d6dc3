package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

const (
	requestType   = "net/http.Request"
	requestBody   = requestType + ".Body"
	requestLength = requestType + ".ContentLength"
	writerType    = "net/http.ResponseWriter"
)

// requestOf is the request whose body a term is.
func requestOf(t *facts.Term) *facts.Term {
	if t.Op == facts.OpField && t.Text == requestBody {
		return t.Arg(0)
	}
	return t
}

// fromClient reports whether a request is one that a server has received.
func (l *linker) fromClient(t *facts.Term, f *Func, depth int) bool {
	if t.IsUnknown() || depth == 0 {
		return false
	}
	if t.Op != facts.OpParam {
		if l.sourceRow(t) == library.SentByClient {
			return true
		}
		switch {
		case t.Op == facts.OpField:
			return slices.ContainsFunc(l.index.stores[t.Text], func(s facts.Store) bool {
				g := l.index.funcs[s.Func]
				return g != nil && l.fromClient(s.Val, g, depth-1)
			})
		case t.Op == facts.OpCall && strings.HasPrefix(t.Text, "(*"+requestType+")."):
			return l.fromClient(t.Arg(0), f, depth-1)
		}
		return false
	}
	at := l.index.outer(f, t.Up)
	if at == nil {
		return false
	}
	if slices.ContainsFunc(at.Params, func(p facts.Param) bool { return p.Type == writerType }) {
		return true
	}
	return slices.ContainsFunc(l.index.argumentsFor(t, f), func(a argument) bool {
		return !a.in.Testing && l.fromClient(a.term, a.in, depth-1)
	})
}

// limitedRequest reports whether the body of a request has a limit where a term of f
// names it, and why it may have one where that cannot be told.
func (l *linker) limitedRequest(t *facts.Term, f *Func, st stream) (limited bool, maybe string) {
	switch compared, whole := comparesLength(st.guards); {
	case compared && whole:
		return true, ""
	case compared:
		maybe = "the length that the request announces is compared"
	}
	yes, perhaps := l.limitedIn(requestOf(t), f, 4)
	if perhaps != "" {
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
func (l *linker) limitedIn(req *facts.Term, f *Func, depth int) (limited bool, perhaps string) {
	if l.limitsBody(f) {
		return true, ""
	}
	if req.IsUnknown() || req.Op != facts.OpParam || depth == 0 {
		return false, ""
	}
	at := l.index.outer(f, req.Up)
	if at == nil {
		return false, ""
	}
	if at != f && l.limitsBody(at) {
		return true, ""
	}
	all, n := true, 0
	for _, e := range at.callers {
		if e.caller.Testing || req.N >= len(e.args) {
			continue
		}
		n++
		yes, may := l.limitedIn(e.args[req.N], e.caller, depth-1)
		sure := !e.iface && !e.param && e.caller.Package == at.Package
		all = all && yes && sure
		if yes && !sure || may != "" {
			perhaps = e.caller.Display + " limits the bodies of the requests that it hands on"
		}
	}
	return n > 0 && all, perhaps
}

// limitsBody reports whether a function puts another body with a limit into a request.
func (l *linker) limitsBody(f *Func) bool {
	return slices.ContainsFunc(l.storesOf[f.ID], func(s facts.Store) bool {
		return s.Field == requestBody && l.isLimited(s.Val, 3)
	})
}

// isLimited reports whether a reader has a limit.
func (l *linker) isLimited(t *facts.Term, depth int) bool {
	if depth == 0 || t.IsUnknown() || t.Op != facts.OpCall {
		return false
	}
	if g := l.index.funcs[t.Text]; g != nil && t.N < len(g.Results) {
		return l.isLimited(g.Results[t.N].Substitute(t.Args), depth-1)
	}
	for _, r := range l.rowsOf(t) {
		switch {
		case r.Role == library.Limits && r.On.Kind == library.OnResult && !isHuge(argAt(t.Args, r.Arg)):
			return true
		case r.Role == library.Holds && r.On.Kind == library.OnResult && l.isLimited(argAt(t.Args, r.Arg), depth-1):
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
