package stream

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// limits are what limits all streams of a kind in the program.
type limits struct {
	// handlers names what limits the bodies that some handlers get, "" if nothing does.
	handlers string
	// conns says that messages of connections are given a limit somewhere.
	conns bool
}

// limitsForAll finds the limits that do not name the stream which they are put on.
func (l *Streams) limitsForAll() limits {
	var out limits
	for _, f := range l.SortedFuncs() {
		if f.Testing {
			continue
		}
		l.noteServers(f)
		for i := range f.Calls {
			l.limitOfAll(&f.Calls[i], &out)
		}
	}
	if out.handlers == "" {
		out.handlers = l.bodyLimiter()
	}
	return out
}

func (l *Streams) limitOfAll(c *facts.Call, out *limits) {
	for _, row := range l.Rows(c) {
		if row.Role != library.Limits || isHuge(program.ArgAt(c.Args, row.Arg+libcall.ReceiverShift(c))) {
			continue
		}
		switch row.On.Kind {
		case library.OnGlobal:
			out.handlers = program.ShortKey(c.Callee.Pkg) + "." + c.Callee.Name
		case library.OnRecv:
			out.conns = true
		}
	}
}

// bodyLimiter names a function that puts a body with a limit into a request and hands
// the request on to a handler that is not seen, such as a mux: it speaks for all. It is
// "" if there is none.
func (l *Streams) bodyLimiter() string {
	var names []string
	for _, st := range l.Stores[requestBody] {
		f := l.Funcs[st.Func]
		if f == nil || f.Testing || !l.isLimited(st.Val, 3) && !l.maybeLimited(st.Val, 3) {
			continue
		}
		if slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return l.toSomeHandler(f, &c) }) {
			names = append(names, f.Display)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return slices.Min(names)
}

// maybeLimited reports whether a reader is what a function out of view, of which the
// table says nothing, has made around a body. That it ends earlier is likely, not seen:
// taking it for a limit errs towards silence.
func (l *Streams) maybeLimited(t *facts.Term, depth int) bool {
	if t.Op != facts.OpCall || depth == 0 || l.Funcs[t.Text] != nil {
		return false
	}
	rows := l.RowsOf(t)
	if len(rows) == 0 {
		return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return a.Op == facts.OpField && a.Text == requestBody })
	}
	return slices.ContainsFunc(rows, func(r *library.Row) bool {
		return r.Role == library.Holds && r.On.Kind == library.OnResult && !r.Receiver && l.maybeLimited(program.ArgAt(t.Args, r.Arg), depth-1)
	})
}

// toSomeHandler reports whether a call hands what f serves to a handler that came in as a
// parameter, and of which not every caller tells what it is.
func (l *Streams) toSomeHandler(f *program.Func, c *facts.Call) bool {
	if c.Callee.Pkg != "net/http" || c.Callee.Name != "ServeHTTP" || len(c.Args) == 0 || c.Args[0].Op != facts.OpParam {
		return false
	}
	next := c.Args[0]
	at := l.Outer(f, next.Up)
	if at == nil {
		return false
	}
	args := l.ArgumentsOf(at, next.N)
	return len(args) == 0 || slices.ContainsFunc(args, func(a program.Argument) bool { return !a.In.Testing && !l.isOwnHandler(a.Term) })
}

// isOwnHandler reports whether a handler is a function, or an object of a type in view.
func (l *Streams) isOwnHandler(t *facts.Term) bool {
	return t.Op == facts.OpFunc || t.Op == facts.OpNew && l.Types[t.Text] != nil
}

// Reads finds the places where streams are read whole, in order of functions.
func (l *Streams) Reads() []*Read {
	set := l.limitsForAll()
	var out []*Read
	for _, f := range l.SortedFuncs() {
		if f.Testing || f.Unread || !f.Package.Matched {
			continue
		}
		for i := range f.Calls {
			if r := l.readAt(f, &f.Calls[i], set); r != nil {
				out = append(out, r)
			}
		}
	}
	return out
}

// readAt returns the read that a call is, nil if it is none, or if what it reads has a
// limit.
func (l *Streams) readAt(f *program.Func, c *facts.Call, set limits) *Read {
	if c.Callee.Name == "" || l.InView(c) {
		return nil
	}
	for _, row := range l.Rows(c) {
		if row.Role != library.Reads || !l.Holds(row, f, c) {
			continue
		}
		from, ok := streamOf(row, c)
		if !ok || row.Into >= 0 && !l.inMemory(c, row.Into, f) || row.Times == library.Each && !gathers(f, c) {
			continue
		}
		s := &streamer{l: l, set: set}
		s.follow(from, f, stream{left: 5, guards: f.GuardsAt(c.Block)})
		if len(s.out) == 0 {
			continue
		}
		w := l.WalkerOf("")
		return &Read{
			Func: f, Call: c, From: from, Roots: w.From(f, c.Block, facts.Unknown(), reach.Stance{}), Inlets: s.out,
			Rows: row.Times == library.Each, Turns: row.Receiver && f.Blocks[c.Block].Loop > 0, Decodes: row.Decodes,
			Secret: l.knowsSecret(f.GuardsAt(c.Block), secretDepth),
		}
	}
	return nil
}
