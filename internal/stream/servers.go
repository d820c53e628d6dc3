package stream

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

const (
	serverType  = "net/http.Server"
	readTimeout = "ReadTimeout"
)

// servers is what is known of the servers that a package sets up.
type servers struct {
	// starts is how many calls serve, open how many of them somebody beside the machine's own
	// users may reach, as far as can be seen.
	starts, open int
	// made is how many servers are written out, timed how many of them give up on a request
	// that takes too long to arrive.
	made, timed int
	// untimed says that something serves which has no such limit, or none that can be seen.
	untimed bool
}

// guarded tells whether no stranger sends a body of any length to what f serves: all servers of
// the packages that hand f on as a handler can be reached from this machine alone (local), or give
// up on a request after a while (timed). Which server has which handler is not followed: a package
// that sets up several is as open as the most open one, and one that sets up none is open.
//
// An address that a flag, a file or a caller out of view gives is open, whatever its default:
// that errs towards findings. A time that is configured counts as one, which errs towards low.
func (l *Streams) guarded(f *program.Func) (local, timed bool) {
	pkgs := l.servedIn(f)
	local, timed = len(pkgs) > 0, len(pkgs) > 0
	for _, p := range pkgs {
		s := l.serving[p]
		if s == nil {
			return false, false
		}
		local = local && s.starts > 0 && s.open == 0
		timed = timed && s.made > 0 && s.made == s.timed && !s.untimed
	}
	return local, timed
}

// maxServed is how many functions lead from a read to the handlers that come to it, at most.
const maxServed = 200

// servedIn are the packages that hand f, or what calls it, to somebody as a handler; its own for a
// function that nobody in view hands on or calls. There are none where too much leads to f.
func (l *Streams) servedIn(f *program.Func) []*program.Package {
	var out []*program.Package
	add := func(p *program.Package) {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	seen, todo := map[*program.Func]bool{f: true}, []*program.Func{f}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		for _, u := range at.UsedAt {
			if !u.In.Testing {
				add(u.In.Package)
			}
		}
		for _, e := range at.Callers {
			if !e.Caller.Testing && !seen[e.Caller] {
				seen[e.Caller] = true
				todo = append(todo, e.Caller)
			}
		}
		if len(at.UsedAt) == 0 && len(at.Callers) == 0 {
			add(at.Package)
		}
		if len(seen) > maxServed {
			return nil
		}
	}
	return out
}

// noteServers reads what a function does to serve.
func (l *Streams) noteServers(f *program.Func) {
	s := l.serving[f.Package]
	if s == nil {
		s = &servers{}
		l.serving[f.Package] = s
	}
	for i := range f.Makes {
		if m := &f.Makes[i]; m.Type == serverType {
			s.made++
			if v := setTo(m.Value, readTimeout); v != nil && v.Op != facts.OpZero && !(v.Op == facts.OpConst && v.Text == "0") {
				s.timed++
			}
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Callee.Name == "" || l.InView(c) || !l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Blocks }) {
			continue
		}
		s.starts++
		if !l.isLocalServer(f, c) {
			s.open++
		}
		s.untimed = s.untimed || c.Callee.Pkg != "net/http" || c.Callee.Type == ""
	}
}

// setTo is what a struct as it is written out has in a field, nil where nothing is told.
func setTo(t *facts.Term, field string) *facts.Term {
	if t == nil || t.Op != facts.OpStruct || t.Text == "" {
		return nil
	}
	i := slices.Index(strings.Split(t.Text, ","), field)
	if i < 0 || i >= len(t.Args) {
		return nil
	}
	return t.Args[i]
}

// isLocalServer reports whether a call serves those alone who are on this machine.
func (l *Streams) isLocalServer(f *program.Func, c *facts.Call) bool {
	if c.Callee.Pkg != "net/http" {
		return false
	}
	shift := 0
	if c.Callee.Type != "" {
		shift = 1
	}
	switch c.Callee.Name {
	case "Serve", "ServeTLS":
		return l.isLocalListener(program.ArgAt(c.Args, shift), f, 3)
	case "ListenAndServe", "ListenAndServeTLS":
		if shift == 0 {
			return l.isLocalAddress(program.ArgAt(c.Args, 0), f, 3)
		}
		return l.haveLocalAddress(f.Package)
	}
	return false
}

// haveLocalAddress reports whether all servers that a package writes out have a local address.
func (l *Streams) haveLocalAddress(p *program.Package) bool {
	any := false
	for _, f := range l.SortedFuncs() {
		if f.Package != p || f.Testing {
			continue
		}
		for i := range f.Makes {
			m := &f.Makes[i]
			if m.Type != serverType {
				continue
			}
			addr := setTo(m.Value, "Addr")
			if addr == nil || !l.isLocalAddress(addr, f, 3) {
				return false
			}
			any = true
		}
	}
	return any
}

// isLocalListener reports whether a listener is a socket file, or listens on a loopback address.
func (l *Streams) isLocalListener(t *facts.Term, f *program.Func, depth int) bool {
	return l.all(t, f, depth, func(t *facts.Term, f *program.Func) bool {
		if t.Op != facts.OpCall {
			return false
		}
		network, addr := 0, 1
		switch t.Text {
		case "net.ListenUnix":
			return true
		case "(*net.ListenConfig).Listen":
			network, addr = 2, 3
		case "net.Listen":
		default:
			return false
		}
		switch program.ArgAt(t.Args, network).Text {
		case `"unix"`, `"unixpacket"`:
			return true
		}
		return l.isLocalAddress(program.ArgAt(t.Args, addr), f, depth)
	})
}

// isLocalAddress reports whether an address is one of the loopback interface, as it is written
// in the program.
func (l *Streams) isLocalAddress(t *facts.Term, f *program.Func, depth int) bool {
	return l.all(t, f, depth, func(t *facts.Term, f *program.Func) bool {
		switch {
		case t.Op == facts.OpConst:
			return isLoopback(t.Text)
		case t.Op == facts.OpBin && t.Text == "+", t.Op == facts.OpCall && (t.Text == "fmt.Sprintf" || t.Text == "net.JoinHostPort"):
			return l.isLocalAddress(program.ArgAt(t.Args, 0), f, depth-1)
		}
		return false
	})
}

// isLoopback reports whether a constant begins with the name of this machine for itself.
func isLoopback(text string) bool {
	host := strings.TrimPrefix(strings.Trim(text, "`\""), "[")
	return strings.HasPrefix(host, "127.") || strings.HasPrefix(host, "::1") || host == "localhost" || strings.HasPrefix(host, "localhost:")
}

// all asks of each value that a term may stand for, along what callers in view pass; false
// where one of them is not known.
func (l *Streams) all(t *facts.Term, f *program.Func, depth int, test func(*facts.Term, *program.Func) bool) bool {
	if t.IsUnknown() || depth <= 0 {
		return false
	}
	switch t.Op {
	case facts.OpPhi:
		return !slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return !l.all(a, f, depth-1, test) })
	case facts.OpParam:
		at := l.Outer(f, t.Up)
		if at == nil || at.Exported && !at.Package.Closed {
			return false
		}
		args := l.ArgumentsOf(at, t.N)
		return len(args) > 0 && !slices.ContainsFunc(args, func(a program.Argument) bool {
			return !a.In.Testing && !l.all(a.Term, a.In, depth-1, test)
		})
	}
	return test(t, f)
}
