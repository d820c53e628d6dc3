package origin

import (
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// accepted reports whether a call that was given t and has not failed knows t: a library's, one
// of a function in view each of whose returns without an error stands behind an answer, or one
// of a function value that can only be such functions.
func (l *Origins) accepted(call, t *facts.Term, depth int) (vet, bool) {
	if call == nil || call.Op != facts.OpCall || depth == 0 {
		return nil, false
	}
	if call.Text == program.DynamicCall {
		return l.acceptedByAll(call, t, depth)
	}
	g := l.Funcs[call.Text]
	if g == nil {
		return l.listed(call, t)
	}
	return l.acceptedBy(g, call.Args, t, depth)
}

// acceptedByAll reports whether all functions that a called value can be know t.
func (l *Origins) acceptedByAll(call, t *facts.Term, depth int) (vet, bool) {
	var out vet
	targets := l.FuncsIn(call.Arg(0))
	for _, id := range targets {
		g := l.Funcs[id]
		if g == nil {
			return nil, false
		}
		args := call.Args[1:]
		if len(g.Params) == len(args)+1 {
			args = call.Args // a method whose receiver was bound where the value was made
		}
		v, ok := l.acceptedBy(g, args, t, depth)
		if !ok {
			return nil, false
		}
		out = out.or(v)
	}
	return out, len(targets) > 0
}

// acceptedBy reports whether a function that was given t among its arguments, and has not
// failed, knows t.
func (l *Origins) acceptedBy(g *program.Func, args []*facts.Term, t *facts.Term, depth int) (vet, bool) {
	at := slices.IndexFunc(args, func(a *facts.Term) bool { return sameAsTold(a, t) })
	if at < 0 {
		return nil, false
	}
	asked := question{g, at, depth}
	if a, ok := l.vets[asked]; ok {
		return a.vet, a.ok
	}
	l.vets[asked] = answer{} // a recursive call knows nothing by itself
	v, ok := l.refuses(g, &facts.Term{Op: facts.OpParam, N: at}, depth)
	l.vets[asked] = answer{v, ok}
	return v, ok
}

// question is whether a function knows its parameter number at, asked with so much depth left;
// answer is what came of it.
type question struct {
	of        *program.Func
	at, depth int
}

type answer struct {
	vet vet
	ok  bool
}

// refuses reports whether each way of a function to a return without an error comes by an
// answer about its parameter.
func (l *Origins) refuses(g *program.Func, param *facts.Term, depth int) (vet, bool) {
	if len(g.Blocks) == 0 {
		return nil, false
	}
	var out vet
	some := false
	seen := make([]bool, len(g.Blocks))
	work := []int{0}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] {
			continue
		}
		seen[b] = true
		if g.Blocks[b].Return && !fails(g, b) {
			tail := g.Blocks[b].Tail
			if tail == 0 {
				return nil, false
			}
			c := &g.Calls[tail-1]
			v, ok := l.accepted(&facts.Term{Op: facts.OpCall, Text: nameOf(c), Args: c.Args}, param, depth-1)
			if !ok {
				return nil, false
			}
			out, some = out.or(v), true
		}
		for n, to := range g.Blocks[b].Succs {
			if v, ok := l.learns(g, b, n, param, depth); ok {
				out, some = out.or(v), true
			} else {
				work = append(work, to)
			}
		}
	}
	return out, some
}

// learns reports whether the way to successor number n of a block is that of a value which was
// found: in a container to which the function does not add it by itself, unless it was found in
// another one before.
func (l *Origins) learns(g *program.Func, block, n int, param *facts.Term, depth int) (vet, bool) {
	b := &g.Blocks[block]
	if b.Cond == nil || n > 1 || len(b.Succs) != 2 {
		return nil, false
	}
	cond := *b.Cond
	if n == 1 {
		cond = program.Negated(cond)
	}
	if below(&cond, param) && slices.ContainsFunc(b.Guards, func(x facts.Guard) bool { return above(&x, param) }) {
		return nil, true
	}
	v, ok := l.answers(&cond, param, depth-1)
	if !ok {
		return nil, false
	}
	for _, of := range v {
		if add := addsTo(g, of, param); add != nil {
			return l.foundElsewhere(param, g.GuardsAt(add.Block), of, depth-1)
		}
	}
	return v, true
}

// below reports whether a condition keeps a number below a small constant.
func below(g *facts.Guard, t *facts.Term) bool {
	n, err := strconv.ParseInt(constant(g, t), 10, 64)
	return (g.Op == "<" || g.Op == "<=") && err == nil && n <= mostOfFew
}

// above reports whether a condition keeps a number above a constant.
func above(g *facts.Guard, t *facts.Term) bool {
	n, err := strconv.ParseInt(constant(g, t), 10, 64)
	return (g.Op == ">" || g.Op == ">=") && err == nil && n >= -mostOfFew
}

// mostOfFew is the largest size of a range whose members are few.
const mostOfFew = 1 << 16

// constant is what a condition compares a value with, "" if it is no constant.
func constant(g *facts.Guard, t *facts.Term) string {
	switch {
	case g.X == nil || g.Y == nil || !g.X.Equal(t):
		return ""
	case g.Y.IsZero():
		return "0"
	case g.Y.Op == facts.OpConst:
		return g.Y.Text
	}
	return ""
}

// fails reports whether a return is one with an error.
func fails(g *program.Func, block int) bool {
	return g.Blocks[block].Failed || slices.ContainsFunc(g.GuardsAt(block), func(x facts.Guard) bool { return x.Kind == facts.GuardErr && !x.Neg })
}

// addsTo returns the insert of a parameter into a container, nil if a function has none.
func addsTo(g *program.Func, key string, param *facts.Term) *facts.Site {
	for i := range g.Sites {
		if st := &g.Sites[i]; st.Op == facts.Grow && st.Ref.Text == key && key != "" && st.Key.Equal(param) {
			return st
		}
	}
	return nil
}

// foundElsewhere is what conditions say of a value, but for one container.
func (l *Origins) foundElsewhere(t *facts.Term, guards []facts.Guard, but string, depth int) (vet, bool) {
	for i := range guards {
		if v, ok := l.answers(&guards[i], t, depth); ok && !slices.Contains(v, but) {
			return v, true
		}
	}
	return nil, false
}
