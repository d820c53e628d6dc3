package origin

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// vetDepth is how many calls down a question is followed to the look-up that answers it.
const vetDepth = 5

// vet is what is known of a value that a question has let pass: it is a key of the container
// Of, or, where that is "", one of a set that no program adds to.
type vet struct {
	Of string
}

// Vetted is vetted for those who want to know the container alone, "" for a library's set.
func (l *Origins) Vetted(t *facts.Term, guards []facts.Guard) (string, bool) {
	v, ok := l.vetted(t, guards, vetDepth)
	return v.Of, ok
}

// OfVetted is the origin of keys of a container that exist already, or of a library's set.
func OfVetted(of string) Origin {
	if of == "" {
		return OriginEnum
	}
	return OriginRanged
}

// vetted reports whether conditions that hold say that a value is one of those that exist:
// it was found in a container, in a set that a library has, or by a function in view that is
// given the value and fails for one that it does not find.
func (l *Origins) vetted(t *facts.Term, guards []facts.Guard, depth int) (vet, bool) {
	if depth == 0 || t.IsUnknown() || t.Op == facts.OpConst {
		return vet{}, false
	}
	for i := range guards {
		if v, ok := l.answers(&guards[i], t, depth); ok {
			return v, true
		}
	}
	return vet{}, false
}

// answers reports whether one condition says that a value exists.
func (l *Origins) answers(g *facts.Guard, t *facts.Term, depth int) (vet, bool) {
	switch g.Kind {
	case facts.GuardHit:
		if !g.Neg && g.Y.Equal(t) {
			return inContainer(g.X)
		}
	case facts.GuardFlag, facts.GuardCall:
		if !g.Neg {
			return l.found(g.X, t, depth)
		}
	case facts.GuardNil:
		if g.Neg {
			return l.found(g.X, t, depth)
		}
	case facts.GuardErr:
		if g.Neg {
			return l.accepted(g.X, t, depth)
		}
	case facts.GuardEq:
		if g.Op == "!=" && (g.Y.IsZero() || g.Y.Op == facts.OpNew) {
			return l.listed(g.X, t)
		}
	}
	return vet{}, false
}

// inContainer is the container that a term names, of those that outlive an activation.
func inContainer(in *facts.Term) (vet, bool) {
	if in != nil && (in.Op == facts.OpField || in.Op == facts.OpGlobal) {
		return vet{in.Text}, true
	}
	return vet{}, false
}

// found reports whether an answer that is true, or a value that is not nil, is that of a
// look-up under t.
func (l *Origins) found(answer, t *facts.Term, depth int) (vet, bool) {
	if answer.IsUnknown() || depth == 0 {
		return vet{}, false
	}
	switch answer.Op {
	case facts.OpBin:
		if answer.Text == facts.BinIn && answer.Arg(0).Equal(t) {
			return inContainer(answer.Arg(1))
		}
	case facts.OpElem:
		if answer.Arg(1).Equal(t) {
			return inContainer(answer.Arg(0))
		}
	case facts.OpPhi:
		return l.foundByAll(answer, t, depth)
	case facts.OpCall:
		if g := l.Funcs[answer.Text]; g != nil && answer.N < len(g.Results) {
			return l.found(g.Results[answer.N].Substitute(answer.Args), t, depth-1)
		}
		if answer.Text == "(reflect.Value).IsValid" {
			answer = answer.Arg(0)
		}
		return l.listed(answer, t)
	}
	return vet{}, false
}

// foundByAll reports whether all of several answers, but for those that say no, are look-ups
// in one container.
func (l *Origins) foundByAll(answer, t *facts.Term, depth int) (vet, bool) {
	var out vet
	some := false
	for _, a := range answer.Args {
		if a.IsZero() {
			continue
		}
		v, ok := l.found(a, t, depth)
		if !ok || some && v != out {
			return vet{}, false
		}
		out, some = v, true
	}
	return out, some
}

// listed reports whether a call asks a library for what it has under t, of things that no
// program adds to.
func (l *Origins) listed(call, t *facts.Term) (vet, bool) {
	if call == nil || call.Op != facts.OpCall {
		return vet{}, false
	}
	shift := 0
	pkg, typ, name := program.SplitCallee(call.Text)
	if typ != "" {
		shift = 1
	}
	return vet{}, slices.ContainsFunc(l.Table.Func(pkg, typ, name), func(r *library.Row) bool {
		return r.Role == library.Vets && sameAsTold(program.ArgAt(call.Args, r.Arg+shift), t)
	})
}

// accepted reports whether a call that was given t and has not failed knows t: a library's, or
// one of a function in view each of whose returns without an error stands behind an answer.
func (l *Origins) accepted(call, t *facts.Term, depth int) (vet, bool) {
	if call == nil || call.Op != facts.OpCall || depth == 0 {
		return vet{}, false
	}
	g := l.Funcs[call.Text]
	if g == nil {
		return l.listed(call, t)
	}
	at := slices.IndexFunc(call.Args, func(a *facts.Term) bool { return sameAsTold(a, t) })
	if at < 0 {
		return vet{}, false
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

// refuses reports whether each return of a function, but for those with an error, stands behind
// an answer about its parameter, of one container.
func (l *Origins) refuses(g *program.Func, param *facts.Term, depth int) (vet, bool) {
	var out vet
	some := false
	entered := entered(g)
	for i := range g.Blocks {
		if !entered[i] || !g.Blocks[i].Return || l.fails(g, i, param, depth) {
			continue
		}
		v, ok := l.knows(g, i, param, depth)
		if tail := g.Blocks[i].Tail; !ok && tail > 0 {
			c := &g.Calls[tail-1]
			v, ok = l.accepted(&facts.Term{Op: facts.OpCall, Text: nameOf(c), Args: c.Args}, param, depth-1)
		}
		if !ok || some && v != out {
			return vet{}, false
		}
		out, some = v, true
	}
	return out, some
}

// entered are the blocks to which control comes from the beginning of a function: not the one
// to which it goes after a panic.
func entered(g *program.Func) []bool {
	seen := make([]bool, len(g.Blocks))
	work := []int{0}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b < len(seen) && !seen[b] {
			seen[b] = true
			work = append(work, g.Blocks[b].Succs...)
		}
	}
	return seen
}

// fails reports whether a return is one with an error: of a call that has failed, or because
// the value was not found.
func (l *Origins) fails(g *program.Func, block int, param *facts.Term, depth int) bool {
	return slices.ContainsFunc(g.GuardsAt(block), func(x facts.Guard) bool {
		if x.Kind == facts.GuardErr {
			return !x.Neg
		}
		if !g.Blocks[block].Failed {
			return false
		}
		x.Neg, x.Op = !x.Neg, "!="
		_, ok := l.answers(&x, param, depth-1)
		return ok
	})
}

// knows reports whether a value was found before a block runs: in a container to which the
// function does not add it by itself, unless it was found in another one before.
func (l *Origins) knows(g *program.Func, block int, param *facts.Term, depth int) (vet, bool) {
	guards := g.GuardsAt(block)
	for i := range guards {
		v, ok := l.answers(&guards[i], param, depth-1)
		if !ok {
			continue
		}
		if add := addsTo(g, v.Of, param); add != nil {
			v, ok = l.foundElsewhere(param, g.GuardsAt(add.Block), v.Of, depth-1)
		}
		return v, ok
	}
	return vet{}, false
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
		if v, ok := l.answers(&guards[i], t, depth); ok && v.Of != but {
			return v, true
		}
	}
	return vet{}, false
}

// sameAsTold reports whether two values of one function are the same as far as both are told:
// a term within another one is cut off earlier.
func sameAsTold(a, t *facts.Term) bool {
	if a.IsUnknown() || t.IsUnknown() || a.Op != t.Op || a.Text != t.Text || a.N != t.N || a.Up != t.Up || len(a.Args) != len(t.Args) {
		return false
	}
	for i := range a.Args {
		if x, y := a.Arg(i), t.Arg(i); !x.IsUnknown() && !y.IsUnknown() && !sameAsTold(x, y) {
			return false
		}
	}
	return true
}

// nameOf is the text by which terms name the function of a call.
func nameOf(c *facts.Call) string {
	if c.Func != "" {
		return c.Func
	}
	return program.CalleeText(c.Callee)
}
