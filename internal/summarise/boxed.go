package summarise

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// boxedType is the type of a value that stands in an interface without methods, "" where it stands in none,
// or may have several.
func boxedType(v ssa.Value) string {
	box, ok := v.(*ssa.MakeInterface)
	if !ok || !isAny(box.Type()) || types.IsInterface(box.X.Type()) {
		return ""
	}
	if _, param := types.Unalias(box.X.Type()).(*types.TypeParam); param {
		return ""
	}
	return types.TypeString(box.X.Type(), nil)
}

// boxedTypes tells of which types the arguments are that a method takes as values of any type, such as the
// keys of a sync.Map; nil for functions and for what is handed over in a list.
func boxedTypes(c *ssa.CallCommon, args []ssa.Value, shift int) []string {
	sig := c.Signature()
	if sig.Recv() == nil || sig.Variadic() {
		return nil
	}
	var out []string
	for i, a := range args {
		t := boxedType(a)
		if t == "" {
			continue
		}
		if out == nil {
			out = make([]string, len(args)+shift)
		}
		out[i+shift] = t
	}
	return out
}
