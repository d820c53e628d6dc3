package program

import "github.com/growthlint/growthlint/internal/facts"

// readGuards reads the conditions of a function by what other functions in view say.
func (x *Program) readGuards(f *facts.Func) {
	x.readPredicates(f)
	x.readLengths(f)
	x.readLoops(f)
}

// readLoops takes the loops of a function that go on while a function of another package says so for
// what they are if that tells a flag.
func (x *Program) readLoops(f *facts.Func) {
	for i := range f.Loops {
		if g := x.Funcs[f.Loops[i].While]; g != nil && g.Flag {
			f.Loops[i] = *f.Loops[i].Told
		}
	}
}

// readPredicates adds to the guards of a function what the answers of functions in view stand
// for: if c.full() says what full compares. A branch on one that is a single comparison, whose
// opposite is all that the other answer says, is a branch on that.
func (x *Program) readPredicates(f *facts.Func) {
	for i := range f.Blocks {
		b := &f.Blocks[i]
		for j := len(b.Guards) - 1; j >= 0; j-- {
			b.Guards = append(b.Guards, x.toldBy(&b.Guards[j], 2)...)
		}
		if told := x.compares(b.Cond); told != nil {
			b.Cond = told
		}
	}
}

// compares is the comparison that a branch by a call's answer is, both ways; nil if it is none.
func (x *Program) compares(cond *facts.Guard) *facts.Guard {
	if cond == nil || cond.Neg {
		return nil
	}
	other := *cond
	other.Neg = true
	yes, no := x.toldBy(cond, 2), x.toldBy(&other, 2)
	if len(yes) != 1 || len(no) != 1 || !IsComparison(&yes[0]) || !IsComparison(&no[0]) || !yes[0].X.Equal(no[0].X) || !yes[0].Y.Equal(no[0].Y) {
		return nil
	}
	return &yes[0]
}

// toldBy are the conditions that the answer of a call in view stands for, as its caller sees
// them.
func (x *Program) toldBy(g *facts.Guard, depth int) []facts.Guard {
	if !asksFunction(g) || depth == 0 {
		return nil
	}
	f := x.Funcs[g.X.Text]
	if f == nil || g.X.N != 0 {
		return nil
	}
	said := f.Holds
	if g.Neg {
		said = f.Fails
	}
	out := SubstituteGuards(said, g.X.Args)
	for i := range out {
		out[i].Block = g.Block
	}
	for i := range said {
		inner := out[i]
		out = append(out, x.toldBy(&inner, depth-1)...)
	}
	return out
}

// asksFunction reports whether a guard is the answer of a call.
func asksFunction(g *facts.Guard) bool {
	return g != nil && g.Kind == facts.GuardCall && isCall(g.X)
}

func isCall(t *facts.Term) bool { return !t.IsUnknown() && t.Op == facts.OpCall }
