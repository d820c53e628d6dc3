package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// clock tells terms of f that depend on the time of day.
type clock struct {
	l *Growth
	f *program.Func
}

// in reports whether a part of t does: the result of a clock, a time that a parameter
// or a channel brings.
func (k *clock) in(t *facts.Term) bool {
	return t.Any(func(u *facts.Term) bool {
		switch u.Op {
		case facts.OpCall:
			return k.reads(u, 2)
		case facts.OpRecv:
			return true
		case facts.OpParam:
			return k.l.ParamType(u, k.f) == "time.Time"
		}
		return false
	})
}

// reads reports whether a call asks a clock: package time's, one that the library
// table knows, a function value that is asked for nothing, or a function in view
// that does.
func (k *clock) reads(t *facts.Term, depth int) bool {
	if t.Text == program.DynamicCall {
		return len(t.Args) <= 1
	}
	pkg, typ, name := program.SplitCallee(t.Text)
	switch name {
	case "Now", "Since", "Until":
		if slices.ContainsFunc(k.l.Table.Func(pkg, typ, name), func(r *library.Row) bool { return r.Role == library.Clock }) {
			return true
		}
	}
	if depth == 0 {
		return false
	}
	targets := []string{t.Text}
	for i := range k.f.Calls {
		if c := &k.f.Calls[i]; c.Iface && c.Callee.Pkg == pkg && c.Callee.Name == name {
			targets = append(targets, k.l.Candidates(c)...)
		}
	}
	return slices.ContainsFunc(targets, func(id string) bool {
		f := k.l.Funcs[id]
		return f != nil && len(f.Results) == 1 && f.Results[0].Op == facts.OpCall && (&clock{k.l, f}).reads(f.Results[0], depth-1)
	})
}
