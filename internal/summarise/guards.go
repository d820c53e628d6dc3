package summarise

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// guards are the conditions that hold where b runs, read off the branches whose one
// side dominates it. A loop's own counter is none.
func (fr *frame) guards(b *ssa.BasicBlock) []facts.Guard {
	var out []facts.Guard
	for d := fr.ruled(b); d != nil && len(out) < maxGuards; d = fr.ruled(d.Idom()) {
		if g := fr.rule(d); g.Kind != facts.GuardOther {
			out = append(out, g)
		}
	}
	slices.Reverse(out)
	return out
}

// ruled is the nearest block, b itself or one that dominates it, that runs only on one
// side of a branch whose condition may say something.
func (fr *frame) ruled(b *ssa.BasicBlock) *ssa.BasicBlock {
	d := b
	for d != nil {
		fr.s.steps++
		next, passed := fr.passed[d]
		if !passed && branchTo(d) != nil {
			break
		}
		if !passed {
			next = d.Idom()
		}
		d = next
	}
	for b != d {
		next, passed := fr.passed[b]
		if !passed {
			next = b.Idom()
		}
		fr.passed[b] = d
		b = next
	}
	return d
}

// rule is the condition that b depends on. One that says nothing is passed over from
// then on.
func (fr *frame) rule(b *ssa.BasicBlock) facts.Guard {
	if g, known := fr.rules[b]; known {
		return g
	}
	p := entry(b)
	g := fr.guard(branchTo(b).Cond, p.Succs[1] == b)
	g.Block = p.Index
	if g.Kind == facts.GuardOther {
		fr.passed[b] = b.Idom()
	} else {
		fr.rules[b] = g
	}
	return g
}

// branchTo is the branch of which b is one side, nil if it is none, that of a range
// loop, or one on what never comes.
func branchTo(b *ssa.BasicBlock) *ssa.If {
	p := entry(b)
	if p == nil {
		return nil
	}
	cond, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
	if !ok || p.Succs[0] == p.Succs[1] || isRangeHead(p) || asksWhatNeverComes(cond.Cond) {
		return nil
	}
	return cond
}

// unreachable marks the blocks that a branch on a constant keeps control from, and those
// that they dominate.
func (fr *frame) unreachable() {
	for _, b := range fr.f.DomPreorder() {
		fr.s.steps++
		d := b.Idom()
		fr.out.Blocks[b.Index].Unreachable = d != nil && fr.out.Blocks[d.Index].Unreachable || isCutOff(b)
	}
}

// isCutOff reports whether b is the side of a branch on a constant that is never taken.
func isCutOff(b *ssa.BasicBlock) bool {
	p := entry(b)
	if p == nil {
		return false
	}
	cond, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
	if !ok || p.Succs[0] == p.Succs[1] {
		return false
	}
	holds, ok := settledCondition(cond.Cond)
	return ok && holds != (p.Succs[0] == b)
}

// settledCondition tells what a condition comes to that is a constant, compares nil with nil, or asks for
// what never comes.
func settledCondition(v ssa.Value) (holds, ok bool) {
	switch v := v.(type) {
	case *ssa.Const:
		return v.Value != nil && v.Value.ExactString() == "true", v.Value != nil
	case *ssa.UnOp:
		if v.Op == token.NOT {
			holds, ok = settledCondition(v.X)
			return !holds, ok
		}
	case *ssa.Extract:
		return false, neverCame(v)
	case *ssa.BinOp:
		x, isConst := v.X.(*ssa.Const)
		y, both := v.Y.(*ssa.Const)
		if isConst && both && x.IsNil() && y.IsNil() && (v.Op == token.EQL || v.Op == token.NEQ) {
			return v.Op == token.EQL, true
		}
	}
	return false, false
}

// conditions counts the branches of which one side dominates b, as guards reads them; more
// than there are guards means that some cannot be read.
func (fr *frame) conditions(b *ssa.BasicBlock) int {
	n := 0
	for d := b; d != nil; d = d.Idom() {
		p := entry(d)
		if p == nil || isRangeHead(p) {
			continue
		}
		if cond, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If); ok && p.Succs[0] != p.Succs[1] && !asksWhatNeverComes(cond.Cond) {
			n++
		}
	}
	return n
}

// guard classifies a condition; neg says that it is false.
func (fr *frame) guard(cond ssa.Value, neg bool) facts.Guard {
	switch v := cond.(type) {
	case *ssa.UnOp:
		if v.Op == token.NOT {
			return fr.guard(v.X, !neg)
		}
		return fr.flagGuard(v, neg)
	case *ssa.Extract:
		return fr.tupleGuard(v, neg)
	case *ssa.Call:
		g := facts.Guard{Kind: facts.GuardCall, Neg: neg, X: fr.callTerm(v, 0)}
		if isTimeCompare(calleeText(&v.Call)) {
			g.Kind = facts.GuardTime
		}
		return g
	case *ssa.BinOp:
		return fr.comparison(v, neg)
	case *ssa.Lookup: // a set: if seen[k]
		return facts.Guard{Kind: facts.GuardHit, Neg: neg, X: fr.term(v.X), Y: fr.keyTerm(v.Index)}
	case *ssa.Parameter, *ssa.FreeVar, *ssa.Field:
		return fr.flagGuard(v, neg)
	}
	return facts.Guard{}
}

func (fr *frame) flagGuard(v ssa.Value, neg bool) facts.Guard {
	t := fr.term(v)
	if t.IsUnknown() {
		return facts.Guard{}
	}
	if t.Op == facts.OpElem { // a set of bools
		return facts.Guard{Kind: facts.GuardHit, Neg: neg, X: t.Arg(0), Y: t.Arg(1)}
	}
	return facts.Guard{Kind: facts.GuardFlag, Neg: neg, X: t}
}

// tupleGuard reads the ok of a look-up, a type assertion, a receive or a call.
func (fr *frame) tupleGuard(v *ssa.Extract, neg bool) facts.Guard {
	switch t := v.Tuple.(type) {
	case *ssa.Lookup:
		return facts.Guard{Kind: facts.GuardHit, Neg: neg, X: fr.term(t.X), Y: fr.keyTerm(t.Index)}
	case *ssa.TypeAssert:
		return facts.Guard{Kind: facts.GuardType, Neg: neg, X: fr.term(t.X)}
	case *ssa.Call:
		if in := fr.syncMapLookup(&t.Call, v.Index); in != nil {
			return facts.Guard{Kind: facts.GuardHit, Neg: neg, X: in.Arg(1), Y: in.Arg(0)}
		}
		return facts.Guard{Kind: facts.GuardCall, Neg: neg, X: fr.callTerm(t, v.Index)}
	}
	return facts.Guard{}
}

// comparison reads x OP y.
func (fr *frame) comparison(v *ssa.BinOp, neg bool) facts.Guard {
	op := v.Op
	if neg {
		op = negated(op)
	}
	if sel, n, ok := selectIndex(v); ok {
		if v.Op != token.EQL || neg || n >= len(sel.States) {
			return facts.Guard{}
		}
		return facts.Guard{Kind: facts.GuardSelect, X: fr.term(sel.States[n].Chan)}
	}
	x, y := v.X, v.Y
	if isNil(x) {
		x, y = y, x
	}
	if isNil(y) {
		kind := facts.GuardNil
		if instr.IsErrorType(x.Type()) {
			kind, op = facts.GuardErr, negated(op)
		}
		return facts.Guard{Kind: kind, Neg: op != token.EQL, X: fr.justStored(x)}
	}
	g := facts.Guard{Kind: facts.GuardEq, X: fr.keyTerm(x), Y: fr.keyTerm(y), Op: op.String()}
	switch {
	case isTimeValue(x) || isTimeValue(y):
		g.Kind = facts.GuardTime
	case fr.isCount(x) || fr.isCount(y):
		g.Kind = facts.GuardLen
	case op != token.EQL && op != token.NEQ && isNumeric(x.Type()):
		g.Kind = facts.GuardLen
	}
	if !fr.isCount(x) && fr.isCount(y) {
		g.X, g.Y, g.Op = g.Y, g.X, mirrored(op).String()
	}
	return g
}

// justStored is the term of a value, or of what has just been stored in the variable that it is
// loaded from: one that a closure shares is stored to more than once.
func (fr *frame) justStored(v ssa.Value) *facts.Term {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return fr.term(v)
	}
	a, ok := load.X.(*ssa.Alloc)
	if !ok {
		return fr.term(v)
	}
	instrs := load.Block().Instrs
	for i := slices.Index(instrs, ssa.Instruction(load)) - 1; i >= 0; i-- {
		switch in := instrs[i].(type) {
		case *ssa.Store:
			if in.Addr == a {
				return fr.term(in.Val)
			}
		case *ssa.Call:
			return fr.term(v)
		}
	}
	return fr.term(v)
}

// isCount reports whether v is the length of something, or a library's method that
// tells one. What a function of the module's own returns is for link to see.
func (fr *frame) isCount(v ssa.Value) bool {
	for {
		switch x := v.(type) {
		case *ssa.Convert:
			v = x.X
			continue
		case *ssa.BinOp:
			if x.Op == token.ADD || x.Op == token.SUB {
				v = x.X
				continue
			}
		case *ssa.Call:
			if calleeIsLen(x) {
				return true
			}
			f := x.Call.StaticCallee()
			if f == nil || f.Parent() != nil || !fr.s.isForeign(calleePackage(x)) && !instr.IsStandard(calleePackage(x)) {
				return false
			}
			return f.Name() == "Len" || f.Name() == "Size" || f.Name() == "Count"
		}
		return false
	}
}

// isTimeValue reports whether v is a time or a duration, or a number that is computed of one.
func isTimeValue(v ssa.Value) bool {
	if b, ok := v.(*ssa.BinOp); ok && (b.Op == token.ADD || b.Op == token.SUB) {
		return isTimeValue(b.X) || isTimeValue(b.Y)
	}
	switch instr.TypeKey(v.Type()) {
	case "time.Time", "time.Duration":
		return true
	}
	c, ok := v.(*ssa.Call)
	return ok && isClock(calleeText(&c.Call))
}

// isClock reports whether a function turns times into numbers.
func isClock(callee string) bool {
	switch callee {
	case "(time.Time).Unix", "(time.Time).UnixNano", "(time.Time).UnixMilli", "(time.Time).UnixMicro", "(time.Duration).Seconds",
		"(time.Duration).Minutes", "(time.Duration).Hours", "(time.Time).Compare":
		return true
	}
	return false
}

func isTimeCompare(callee string) bool {
	switch callee {
	case "(time.Time).Before", "(time.Time).After", "(time.Time).Equal":
		return true
	}
	return false
}

func negated(op token.Token) token.Token {
	switch op {
	case token.EQL:
		return token.NEQ
	case token.NEQ:
		return token.EQL
	case token.LSS:
		return token.GEQ
	case token.GEQ:
		return token.LSS
	case token.GTR:
		return token.LEQ
	case token.LEQ:
		return token.GTR
	}
	return op
}

func mirrored(op token.Token) token.Token {
	switch op {
	case token.LSS:
		return token.GTR
	case token.GTR:
		return token.LSS
	case token.LEQ:
		return token.GEQ
	case token.GEQ:
		return token.LEQ
	}
	return op
}
