package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// use is a place at which a thing is handed to code out of view that does not keep it, and that, if it
// is something to read, reads it to its end.
type use struct {
	block int
	// parser is the call that makes a value of what it reads, and stops where it does not understand that;
	// nil if nothing is known of what reads.
	parser *facts.Call
	// foreign says that the code is another module's: it may let the thing go as well.
	foreign bool
}

// usesOf are the uses that a call out of view is of an argument: those by what the call makes around the
// argument, where that makes values of what it reads.
func usesOf(l *growth.Growth, in, f *program.Func, w *facts.PartFlow, at int) []use {
	c := &in.Calls[w.Call]
	whole := []use{{block: at, foreign: !program.IsStandard(c.Callee.Pkg)}}
	if in != f {
		return whole
	}
	arg := w.Arg
	if c.Callee.Type != "" {
		arg--
	}
	if l.HasRow(c, func(r *library.Row) bool { return parses(r) && r.On.Kind != library.OnRecv && r.Arg == arg }) {
		return []use{{block: at, parser: c}}
	}
	var out []use
	for i := range f.Calls {
		d := &f.Calls[i]
		if len(d.Args) > 0 && d.Mode == facts.ModePlain && program.GivenBy(c, d.Args[0]) && l.HasRow(d, parses) {
			out = append(out, use{block: d.Block, parser: d})
		}
	}
	if len(out) == 0 {
		return whole
	}
	return out
}

// parses reports whether a row speaks of a call that makes a value of what it reads.
func parses(r *library.Row) bool { return r.Role == library.Reads && r.Decodes }

// usedBy is the use that a call in view is of an argument that it uses itself; own says that it is made by
// the function that is asked.
func usedBy(c *facts.Call, inner *settlement, at int, own bool) use {
	out := use{block: at, foreign: slices.ContainsFunc(inner.uses, func(u use) bool { return u.foreign })}
	if own && c.Mode == facts.ModePlain && !slices.ContainsFunc(inner.uses, func(u use) bool { return u.parser == nil }) {
		out.parser = c
	}
	return out
}

// readEnds are the ends that a thing comes to by being read: what could not be understood was not read to
// its end.
func (st *settlement) readEnds(f *program.Func) []ending {
	var out []ending
	for _, u := range st.uses {
		understood := understoodAt(f, u.parser)
		if len(understood) == 0 {
			understood = []ending{sureAt(u.block)}
		}
		out = append(out, understood...)
	}
	return out
}

// understoodAt are the branches on which a call has not failed, none if the function does not ask.
func understoodAt(f *program.Func, c *facts.Call) []ending {
	if c == nil {
		return nil
	}
	var out []ending
	for b := range f.Blocks {
		g := f.Blocks[b].Cond
		if g == nil || g.Kind != facts.GuardErr || len(f.Blocks[b].Succs) != 2 || !program.GivenBy(c, g.X) {
			continue
		}
		ok := 1
		if g.Neg {
			ok = 0
		}
		out = append(out, ending{block: f.Blocks[b].Succs[ok], after: b})
	}
	return out
}
