package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// handsBack are the lists and variables that a range over a channel works on, and of which the
// function then makes what it returns, where a call in this very function has given the channel.
// Whoever called waits for that, so that the channel has an end, and what was gathered from it
// lives no longer than the function. Of what a function that was given the channel gathers until
// the end, nothing is said: it may have the channel for as long as the program runs.
func (fr *frame) handsBack(l *natural) []*facts.Term {
	var out []*facts.Term
	seen := map[string]bool{}
	touched := l.touched()
	behind := l.behind(l.head.Succs)
	for _, b := range behind {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				if v := *op; v != nil && (touched[v] || l.inside(v)) && comesOut(v, behind) {
					fr.gather(v, seen, &out)
				}
			}
		}
	}
	sortTerms(out)
	return out
}

// comesOut reports whether what a function returns is made of a value, by way of some blocks: a
// list, an object or a text, and not how many there were or whether something has failed.
func comesOut(v ssa.Value, blocks []*ssa.BasicBlock) bool {
	if v.Referrers() == nil {
		return false
	}
	seen := map[ssa.Value]bool{v: true}
	for work := []ssa.Value{v}; len(work) > 0; {
		at := work[len(work)-1]
		work = work[:len(work)-1]
		for _, ref := range *at.Referrers() {
			if !slices.Contains(blocks, ref.Block()) {
				continue
			}
			if _, returns := ref.(*ssa.Return); returns {
				return true
			}
			if next := madeOf(ref); next != nil && !seen[next] {
				seen[next] = true
				work = append(work, next)
			}
		}
	}
	return false
}

// madeOf is what an instruction makes of its operands, or the variable that it stores to; nil if
// that is no more than a number, a word or an error.
func madeOf(in ssa.Instruction) ssa.Value {
	switch in := in.(type) {
	case *ssa.Store:
		return ownVariable(in.Addr)
	case *ssa.Call:
		if instr.IsBuiltin(&in.Call, "len", "cap") {
			return nil
		}
	}
	v, ok := in.(ssa.Value)
	if !ok || v.Referrers() == nil || instr.IsErrorType(v.Type()) {
		return nil
	}
	if b, ok := v.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsString == 0 {
		return nil
	}
	return v
}

// ownVariable is the variable of the function in which an address lies, nil if it is none of its own.
func ownVariable(addr ssa.Value) ssa.Value {
	for {
		switch x := addr.(type) {
		case *ssa.FieldAddr:
			addr = x.X
		case *ssa.IndexAddr:
			addr = x.X
		case *ssa.Alloc:
			return x
		default:
			return nil
		}
	}
}
