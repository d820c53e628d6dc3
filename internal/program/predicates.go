package program

import "github.com/growthlint/growthlint/internal/facts"

// readGuards reads the conditions of a function by what other functions in view say.
func (x *Program) readGuards(f *facts.Func) {
	x.readPredicates(f)
	x.readLengths(f)
}

// readPredicates adds to the guards of a function what the answers of functions in view stand
// for: if c.full() says what full compares. A branch on one that is a single comparison is a
// branch on that.
func (x *Program) readPredicates(f *facts.Func) {
	for i := range f.Blocks {
		b := &f.Blocks[i]
		for j := len(b.Guards) - 1; j >= 0; j-- {
			b.Guards = append(b.Guards, x.toldBy(&b.Guards[j], 2)...)
		}
		if b.Cond == nil || b.Cond.Neg {
			continue
		}
		if told := x.toldBy(b.Cond, 2); len(told) == 1 && IsComparison(&told[0]) {
			b.Cond = &told[0]
		}
	}
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
