package instr

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// VariadicArray is the array of a call's variadic arguments of which an address is an
// element, nil for other addresses.
func VariadicArray(ia *ssa.IndexAddr) *ssa.Alloc {
	if arr, ok := ia.X.(*ssa.Alloc); ok && arr.Comment == "varargs" {
		return arr
	}
	return nil
}

// VariadicCalls are the calls that take an array of variadic arguments.
func VariadicCalls(arr *ssa.Alloc) []ssa.CallInstruction {
	var out []ssa.CallInstruction
	for _, ref := range *arr.Referrers() {
		sl, ok := ref.(*ssa.Slice)
		if !ok {
			continue
		}
		for _, r := range *sl.Referrers() {
			if call, ok := r.(ssa.CallInstruction); ok {
				out = append(out, call)
			}
		}
	}
	return out
}

func IsAppend(c *ssa.Call) bool { return IsBuiltin(&c.Call, "append") && len(c.Call.Args) > 0 }

// IsBuiltin reports whether a call is one of some functions of the language.
func IsBuiltin(c *ssa.CallCommon, names ...string) bool {
	b, ok := c.Value.(*ssa.Builtin)
	return ok && slices.Contains(names, b.Name())
}

// IsReceiver reports whether v is the receiver of a static call.
func IsReceiver(c *ssa.Call, v ssa.Value) bool {
	f := c.Call.StaticCallee()
	return f != nil && f.Signature.Recv() != nil && len(c.Call.Args) > 0 && c.Call.Args[0] == v && !slices.Contains(c.Call.Args[1:], v)
}
