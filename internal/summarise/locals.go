package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// nameLocals gives containers that live in a local variable, and for which SSA has
// only values, the term of that variable: slices that an endless loop carries from
// turn to turn, and lists that a library made for this function alone.
func (fr *frame) nameLocals() {
	for i := range fr.out.Loops {
		for _, phi := range fr.carried(&fr.out.Loops[i]) {
			if fr.appends(phi) {
				fr.terms[phi] = fr.localTerm(phi.Comment)
			}
		}
	}
	for _, b := range fr.f.Blocks {
		for _, in := range b.Instrs {
			if c, ok := in.(*ssa.Call); ok {
				fr.nameMade(c)
			}
		}
	}
}

func (fr *frame) localTerm(name string) *facts.Term {
	return &facts.Term{Op: facts.OpLocal, Text: instr.LocalKey(fr.f, name), N: -1}
}

// carried are the slice variables that an endless loop carries from turn to turn.
func (fr *frame) carried(l *facts.Loop) []*ssa.Phi {
	if !l.Endless {
		return nil
	}
	var out []*ssa.Phi
	for _, in := range fr.f.Blocks[l.Head].Instrs {
		phi, ok := in.(*ssa.Phi)
		if !ok {
			break
		}
		if isSlice(phi.Type()) && phi.Comment != "" {
			out = append(out, phi)
		}
	}
	return out
}

// appends reports whether an append leads from the phi back to it.
func (fr *frame) appends(phi *ssa.Phi) bool {
	seen := map[ssa.Value]bool{}
	var find func(v ssa.Value, depth int) bool
	find = func(v ssa.Value, depth int) bool {
		if depth == 0 || seen[v] {
			return false
		}
		seen[v] = true
		switch v := v.(type) {
		case *ssa.Call:
			return instr.IsAppend(v)
		case *ssa.Slice:
			return find(v.X, depth-1)
		case *ssa.Phi:
			for _, e := range v.Edges {
				if find(e, depth-1) {
					return true
				}
			}
		}
		return false
	}
	return find(phi, 6)
}

// nameMade names what a library's constructor made if this function alone holds it:
// it goes nowhere but into calls.
func (fr *frame) nameMade(c *ssa.Call) {
	callee := c.Call.StaticCallee()
	name := fr.s.sources.name(c.Pos())
	if name == "" || callee == nil || callee.Signature.Recv() != nil || c.Referrers() == nil {
		return
	}
	n := instr.NamedOf(c.Type())
	if n == nil || calleePackage(c) == nil || n.Obj().Pkg() != calleePackage(c) {
		return
	}
	switch kind, _, _ := fr.s.level(c.Type()); kind {
	case facts.KindList, facts.KindLib:
	default:
		return
	}
	looped := false
	for _, ref := range *c.Referrers() {
		if _, ok := ref.(*ssa.DebugRef); ok {
			continue
		}
		if _, ok := ref.(*ssa.Call); !ok {
			return
		}
		looped = looped || fr.out.Blocks[ref.Block().Index].Loop != fr.out.Blocks[c.Block().Index].Loop
	}
	if key := fr.s.declareLocal(fr.f, name, c.Type(), c.Pos()); key != "" && looped {
		fr.s.out.Stores = append(fr.s.out.Stores, facts.Store{Field: key, Func: fr.out.ID, Val: fr.term(c)})
		fr.terms[c] = fr.localTerm(name)
	}
}

// loopLocals finds what happens to the slices that endless loops carry: SSA has no
// store for them, only a phi at the head and what its back edges bring.
func (fr *frame) loopLocals() {
	for i := range fr.out.Loops {
		l := &fr.out.Loops[i]
		for _, phi := range fr.carried(l) {
			if fr.loopLocal(phi) {
				l.Carries = append(l.Carries, instr.LocalKey(fr.f, phi.Comment))
			}
		}
		fr.remadeMaps(l)
	}
}

// loopLocal reports whether it found anything that happens to the variable.
func (fr *frame) loopLocal(phi *ssa.Phi) bool {
	ref := fr.localTerm(phi.Comment)
	head := phi.Block()
	old := fr.terms[phi]
	fr.terms[phi] = ref
	n := len(fr.out.Sites)
	seen := map[facts.Site]bool{}
	for i, e := range phi.Edges {
		if !head.Dominates(head.Preds[i]) || e == phi {
			continue
		}
		tr := &tracer{fr: fr, ref: ref, seen: map[ssa.Value]bool{}, left: 60, self: phi}
		tr.trace(e, origin{edge: head.Preds[i]})
		fr.localSites(tr, phi, seen)
	}
	if old == nil {
		delete(fr.terms, phi)
	}
	if len(fr.out.Sites) == n {
		return false
	}
	fr.s.declareLocal(fr.f, phi.Comment, phi.Type(), phi.Pos())
	return true
}

// localSites adds what a back edge brings, each operation where it is done.
func (fr *frame) localSites(tr *tracer, phi *ssa.Phi, seen map[facts.Site]bool) {
	add := func(st facts.Site, b *ssa.BasicBlock, pos token.Pos) {
		st.Ref = tr.ref
		key := facts.Site{Op: st.Op, How: st.How, Extent: st.Extent, Block: b.Index}
		if !seen[key] {
			seen[key] = true
			fr.site(b, pos, st)
		}
	}
	if tr.deletes {
		add(facts.Site{Op: facts.Shrink, How: facts.HowDelete, Extent: facts.ExtentOne}, tr.deleted.Block(), tr.deleted.Pos())
	}
	for _, o := range tr.out {
		st, ok := tr.site(o)
		if !ok {
			continue
		}
		switch {
		case st.Op == facts.Grow && o.last != nil:
			st.Val = fr.appendedValue(o.last)
			add(st, o.last.Block(), o.last.Pos())
		case o.cut != nil:
			st.Val = fr.term(o.cut)
			add(st, o.cut.Block(), o.cut.Pos())
		case o.call != nil:
			add(st, o.call.Block(), o.call.Pos())
		default:
			add(st, o.edge, firstPos(o.edge, phi))
		}
	}
}

// firstPos is a place in the block, or that of the variable.
func firstPos(b *ssa.BasicBlock, phi *ssa.Phi) token.Pos {
	for _, in := range b.Instrs {
		if in.Pos().IsValid() {
			return in.Pos()
		}
	}
	return phi.Pos()
}

// remadeMaps tells the map variables that take a new map inside an endless loop: SSA
// has no store for them, only a phi at the head with one map for each way.
func (fr *frame) remadeMaps(l *facts.Loop) {
	if !l.Endless {
		return
	}
	for _, in := range fr.f.Blocks[l.Head].Instrs {
		phi, ok := in.(*ssa.Phi)
		if !ok {
			return
		}
		if _, ok := phi.Type().Underlying().(*types.Map); ok {
			fr.remade(phi)
		}
	}
}

// remade tells one such variable: the maps that it held before the loop and those that
// replace them inside, or nil, where each of them is dropped.
func (fr *frame) remade(phi *ssa.Phi) {
	head := phi.Block()
	var held []ssa.Value
	var at *ssa.BasicBlock
	pos := phi.Pos()
	for i, e := range phi.Edges {
		inside := head.Dominates(head.Preds[i])
		for _, v := range mapsOf(e, phi) {
			switch v := v.(type) {
			case *ssa.MakeMap:
				held = append(held, v)
				if inside {
					at, pos = v.Block(), v.Pos()
				}
			case *ssa.Const:
				if inside {
					at = head.Preds[i]
				}
			}
		}
	}
	if at == nil {
		return
	}
	for _, v := range held {
		fr.site(at, pos, facts.Site{Op: facts.Shrink, How: facts.HowRebuild, Ref: fr.newTerm(v), Extent: facts.ExtentAll})
	}
}

// mapsOf are the values that reach a phi's edge through other phis, but for itself.
func mapsOf(edge ssa.Value, self *ssa.Phi) []ssa.Value {
	var out []ssa.Value
	seen := map[ssa.Value]bool{self: true}
	var visit func(v ssa.Value)
	visit = func(v ssa.Value) {
		if seen[v] {
			return
		}
		seen[v] = true
		if phi, ok := v.(*ssa.Phi); ok {
			for _, e := range phi.Edges {
				visit(e)
			}
			return
		}
		out = append(out, v)
	}
	visit(edge)
	return out
}
