package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// maxNested is how deep closures within a closure are looked into for its last word.
const maxNested = 3

// noteVisits marks a function value that is an argument of a call which has finished with
// it when it returns, and one whose word that it is done is waited for.
func (fr *frame) noteVisits(in ssa.CallInstruction, op ssa.Value, use *facts.Use) {
	if use.How == facts.UseArg {
		use.Visits, use.Gathers = fr.visits(in, op)
	}
	if use.How == facts.UseArg || use.How == facts.UseGo {
		use.Joined = fr.joins(in, op)
	}
}

// joins reports whether the function that has a closure run, as a goroutine or by a call that is handed
// it, waits for the closure's word that it is done, and then reads a list, a map or a plain variable
// which the closure has captured. The word is given on a channel, or to an object with a method Wait,
// that the closure has captured, or whose method has it run (errgroup). What the closure adds until
// then is gathered for the function. Of a wait beside other cases nothing is said, which errs to a report.
func (fr *frame) joins(in ssa.CallInstruction, fn ssa.Value) bool {
	mc := closureOf(fn)
	if mc == nil {
		return false
	}
	for _, b := range fr.f.Blocks {
		for _, wait := range b.Instrs {
			on := awaited(wait)
			if on == nil || !follows(wait, in) || !saysOn(mc, on, maxNested) && !runsOn(in, on) {
				continue
			}
			if slices.ContainsFunc(mc.Bindings, func(v ssa.Value) bool { return v != on && fr.isAskedAfter(v, wait) }) {
				return true
			}
		}
	}
	return false
}

// isAskedAfter reports whether a variable has been filled for the function, which asks for it behind a wait.
func (fr *frame) isAskedAfter(v ssa.Value, wait ssa.Instruction) bool {
	if !readAfter(v, wait, readsPlainly) {
		return false
	}
	if _, isMap := pointeeOf(v).Underlying().(*types.Map); !isMap {
		return true
	}
	var behind []*ssa.BasicBlock
	for _, b := range fr.f.Blocks {
		if follows(b.Instrs[len(b.Instrs)-1], wait) {
			behind = append(behind, b)
		}
	}
	return comesOut(v, behind)
}

// awaited is the variable or object whose word an instruction waits for, beside nothing else: a channel
// that is received from, or what has the method Wait; nil for other instructions.
func awaited(in ssa.Instruction) ssa.Value {
	switch in := in.(type) {
	case *ssa.UnOp:
		if isReceive(in) {
			return variableOf(in.X)
		}
	case *ssa.Call:
		if f := in.Call.StaticCallee(); f != nil && f.Name() == "Wait" && len(in.Call.Args) == 1 {
			return variableOf(in.Call.Args[0])
		}
	}
	return nil
}

// variableOf is the variable that a value was loaded from, the value itself where it was not loaded.
func variableOf(v ssa.Value) ssa.Value {
	if x, ok := v.(*ssa.ChangeType); ok {
		return variableOf(x.X)
	}
	if at := loadedFrom(v); at != nil {
		return at
	}
	return v
}

// runsOn reports whether a closure is handed to a method of what is waited for.
func runsOn(in ssa.CallInstruction, on ssa.Value) bool {
	c := in.Common()
	return !c.IsInvoke() && c.Signature().Recv() != nil && len(c.Args) > 0 && variableOf(c.Args[0]) == on
}

// saysOn reports whether a closure, or one that it makes, sends on a captured channel, closes it, or calls a
// method of a captured object.
func saysOn(mc *ssa.MakeClosure, on ssa.Value, depth int) bool {
	fn := mc.Fn.(*ssa.Function)
	i := slices.Index(mc.Bindings, on)
	if depth == 0 || i < 0 || i >= len(fn.FreeVars) {
		return false
	}
	own := fn.FreeVars[i]
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Send:
				if variableOf(in.Chan) == own {
					return true
				}
			case *ssa.MakeClosure:
				if saysOn(in, own, depth-1) {
					return true
				}
			case ssa.CallInstruction:
				c := in.Common()
				tells := instr.IsBuiltin(c, "close") || !c.IsInvoke() && c.Signature().Recv() != nil
				if tells && len(c.Args) > 0 && variableOf(c.Args[0]) == own {
					return true
				}
			}
		}
	}
	return false
}
