package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// readBack are the arguments of a call, made or got by the function itself, that it goes on to
// ask for what they hold when the call has returned: then the call is done with them. Results
// that only tell whether something failed do not count; an object that is closed is not asked.
func (fr *frame) readBack(args []ssa.Value, in ssa.CallInstruction) []int {
	call, ok := in.(*ssa.Call)
	if !ok {
		return nil
	}
	var out []int
	for i, a := range args {
		if v := ownObject(a); v != nil && fr.readings(v).after(call) {
			out = append(out, i)
		}
	}
	return out
}

// ownObject is the object behind an argument that the function has made or that a call has
// given it, nil for others.
func ownObject(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.Alloc, *ssa.Call:
			return v
		case *ssa.Extract:
			if _, ok := x.Tuple.(*ssa.Call); ok {
				return v
			}
			return nil
		default:
			return nil
		}
	}
}

// readings are the places where a function asks an object for what it holds.
type readings struct {
	last  map[*ssa.BasicBlock]int  // the last such instruction of a block
	leads map[*ssa.BasicBlock]bool // the blocks behind which there is one
}

// after reports whether control reaches such a place after a call.
func (r *readings) after(call *ssa.Call) bool {
	b := call.Block()
	if r.leads[b] {
		return true
	}
	last, ok := r.last[b]
	return ok && last > slices.Index(b.Instrs, ssa.Instruction(call))
}

// readings finds them once for each object.
func (fr *frame) readings(v ssa.Value) *readings {
	if r := fr.readingsOf[v]; r != nil {
		return r
	}
	r := &readings{last: map[*ssa.BasicBlock]int{}, leads: map[*ssa.BasicBlock]bool{}}
	fr.readingsOf[v] = r
	var work []*ssa.BasicBlock
	for _, in := range asking(v) {
		b := in.Block()
		if _, known := r.last[b]; !known {
			work = append(work, b.Preds...)
		}
		r.last[b] = max(r.last[b], slices.Index(b.Instrs, in))
	}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if !r.leads[b] {
			fr.s.steps++
			r.leads[b] = true
			work = append(work, b.Preds...)
		}
	}
	return r
}

// asking are the instructions that load a field of an object, or use what a method of it
// tells.
func asking(v ssa.Value) []ssa.Instruction {
	refs := v.Referrers()
	if refs == nil {
		return nil
	}
	var out []ssa.Instruction
	for _, ref := range *refs {
		switch x := ref.(type) {
		case *ssa.FieldAddr:
			if loads(x) {
				out = append(out, x)
			}
		case *ssa.MakeInterface:
			out = append(out, asking(x)...)
		case *ssa.Call:
			if asksOf(v, x) && tellsUsed(x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// asksOf reports whether a call is that of a method of v.
func asksOf(v ssa.Value, c *ssa.Call) bool {
	if c.Call.IsInvoke() {
		return c.Call.Value == v
	}
	f := c.Call.StaticCallee()
	return f != nil && f.Signature.Recv() != nil && len(c.Call.Args) > 0 && c.Call.Args[0] == v
}

// tellsUsed reports whether a result of a call is used that is no error.
func tellsUsed(c *ssa.Call) bool {
	if _, several := c.Type().(*types.Tuple); !several {
		return !instr.IsErrorType(c.Type()) && len(*c.Referrers()) > 0
	}
	return slices.ContainsFunc(*c.Referrers(), func(ref ssa.Instruction) bool {
		e, ok := ref.(*ssa.Extract)
		return ok && !instr.IsErrorType(e.Type()) && len(*e.Referrers()) > 0
	})
}
