package container

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// loopLocals finds slices kept in a local variable of an endless loop: SSA has no
// store for them, only a phi at the head whose back edge appends to it.
func (fr *frame) loopLocals() {
	for i := range fr.out.Loops {
		l := &fr.out.Loops[i]
		if !l.Endless {
			continue
		}
		for _, in := range fr.f.Blocks[l.Head].Instrs {
			phi, ok := in.(*ssa.Phi)
			if !ok {
				break
			}
			if _, ok := phi.Type().Underlying().(*types.Slice); ok && phi.Comment != "" {
				fr.loopLocal(phi)
			}
		}
	}
}

func (fr *frame) loopLocal(phi *ssa.Phi) {
	ref := &facts.Term{Op: facts.OpLocal, Text: localKey(fr.f, phi.Comment), N: -1}
	var sites []facts.Site
	head := phi.Block()
	for i, e := range phi.Edges {
		if !head.Dominates(head.Preds[i]) {
			continue
		}
		tr := &tracer{fr: fr, ref: ref, seen: map[ssa.Value]bool{}, left: 60, self: phi}
		old := fr.terms[phi]
		fr.terms[phi] = ref
		if e != phi {
			tr.trace(e, origin{})
		}
		fr.terms[phi] = old
		sites = append(sites, tr.sites()...)
	}
	at := phi.Pos()
	if p := fr.appendPos(phi); p.IsValid() {
		at = p
	}
	for _, st := range sites {
		st.Ref = ref
		fr.site(fr.appendBlock(phi), at, st)
	}
	if len(sites) > 0 {
		fr.s.declareLocal(fr.f, phi.Comment, phi.Type(), at)
	}
}

// appendPos is where the loop appends to the phi's variable.
func (fr *frame) appendPos(phi *ssa.Phi) token.Pos {
	if c := fr.appendCall(phi); c != nil {
		return c.Pos()
	}
	return token.NoPos
}

func (fr *frame) appendBlock(phi *ssa.Phi) *ssa.BasicBlock {
	if c := fr.appendCall(phi); c != nil {
		return c.Block()
	}
	return phi.Block()
}

// appendCall finds the append that leads from the phi back to it.
func (fr *frame) appendCall(phi *ssa.Phi) *ssa.Call {
	seen := map[ssa.Value]bool{}
	var find func(v ssa.Value, depth int) *ssa.Call
	find = func(v ssa.Value, depth int) *ssa.Call {
		if depth == 0 || seen[v] {
			return nil
		}
		seen[v] = true
		switch v := v.(type) {
		case *ssa.Call:
			if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
				return v
			}
		case *ssa.Phi:
			for _, e := range v.Edges {
				if c := find(e, depth-1); c != nil {
					return c
				}
			}
		}
		return nil
	}
	return find(phi, 6)
}
