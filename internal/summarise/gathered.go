package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// gathered are the local variables and objects that a loop works on and that the function
// goes on to read, once the loop has left by a condition of its own: what the loop adds to
// them has an end. Ways that lead out because the loop is told to end do not count.
func (fr *frame) gathered(l *natural) []*facts.Term {
	var out []*facts.Term
	seen := map[string]bool{}
	touched := l.touched()
	for _, b := range l.reached() {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				v := *op
				if v == nil || !touched[v] && !l.inside(v) {
					continue
				}
				fr.gather(v, seen, &out)
			}
		}
	}
	fr.returned(l, seen, &out)
	sortTerms(out)
	return out
}

// returned adds the lists and maps that a loop works on and that the function hands over as they are when
// the loop has ended, whatever ends it: until then nobody has them who could make use of them. It returns
// them, as themselves or as what an interface asks for (an error that is a list of errors), or a closure
// puts them into a variable of its maker or sends them.
func (fr *frame) returned(l *natural, seen map[string]bool, out *[]*facts.Term) {
	touched := l.touched()
	worked := func(v ssa.Value) bool { return touched[v] || l.inside(v) }
	for _, b := range l.behind(l.ways()) {
		if l.has(b) {
			continue
		}
		for _, in := range b.Instrs {
			for _, v := range handedOver(in) {
				if isList(v.Type()) && (worked(v) || worked(resultRoot(v)) || mergesAny(v, worked)) {
					fr.gather(v, seen, out)
				}
			}
		}
	}
}

// handedOver are the values that an instruction gives to whoever waits for the function, or for what
// it says at its end.
func handedOver(in ssa.Instruction) []ssa.Value {
	var out []ssa.Value
	switch in := in.(type) {
	case *ssa.Return:
		out = slices.Clone(in.Results)
	case *ssa.Send:
		out = []ssa.Value{in.X}
	case *ssa.Store:
		if _, captured := in.Addr.(*ssa.FreeVar); captured {
			out = []ssa.Value{in.Val}
		}
	}
	for i, v := range out {
		if as, ok := v.(*ssa.MakeInterface); ok {
			v = as.X
		}
		if as, ok := v.(*ssa.ChangeType); ok {
			v = as.X
		}
		out[i] = v
	}
	return out
}

// mergesAny reports whether a variable has, on one of the ways that come together there, a value of
// which something holds.
func mergesAny(v ssa.Value, holds func(ssa.Value) bool) bool {
	phi, ok := v.(*ssa.Phi)
	return ok && slices.ContainsFunc(phi.Edges, holds)
}

// ways are the blocks to which the loop leaves, on whatever grounds.
func (l *natural) ways() []*ssa.BasicBlock {
	var out []*ssa.BasicBlock
	for _, x := range l.exits() {
		for _, s := range x.Block().Succs {
			if !l.has(s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// isList reports whether values of a type are lists or maps.
func isList(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	}
	return false
}

func (fr *frame) gather(v ssa.Value, seen map[string]bool, out *[]*facts.Term) {
	if !isPlainVariable(pointeeOf(v)) {
		return
	}
	for c, ok := v.(*ssa.Call); ok && instr.IsAppend(c); c, ok = v.(*ssa.Call) {
		v = c.Call.Args[0]
	}
	list := fr.term(v).Alternatives()
	if phi, ok := v.(*ssa.Phi); ok && isSlice(phi.Type()) && phi.Comment != "" {
		list = []*facts.Term{fr.localTerm(phi.Comment)}
	}
	for _, t := range list {
		for t != nil && (t.Op == facts.OpAppend || t.Op == facts.OpSlice) {
			t = t.Arg(0)
		}
		if t == nil || t.Up > 0 || t.Op != facts.OpNew && t.Op != facts.OpLocal || seen[t.String()] {
			continue
		}
		seen[t.String()] = true
		*out = append(*out, t)
	}
}

// reached are the blocks behind the branches by which the loop leaves of its own.
func (l *natural) reached() []*ssa.BasicBlock {
	var work []*ssa.BasicBlock
	for _, x := range l.exits() {
		if l.isTold(x) && !l.asksAnswer(x) {
			continue
		}
		for _, s := range x.Block().Succs {
			if !l.has(s) && (!isSignal(x) || l.comesBack(s)) {
				work = append(work, s)
			}
		}
	}
	return l.behind(work)
}

// comesBack reports whether control gets from a block outside of the loop to the loop again:
// the loop is a stage of the turns of one around it.
func (l *natural) comesBack(b *ssa.BasicBlock) bool {
	return slices.ContainsFunc(l.behind([]*ssa.BasicBlock{b}), func(b *ssa.BasicBlock) bool { return slices.Contains(b.Succs, l.head) })
}

// drains reports whether a loop is left as soon as no case of a select is ready: it takes
// what is there.
func (l *natural) drains() bool {
	return slices.ContainsFunc(l.exits(), func(x *ssa.If) bool {
		return asksLast(x) && !l.has(x.Block().Succs[1])
	})
}
