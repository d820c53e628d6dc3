package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Returns reports whether a function may return a value.
func Returns(f *Func, v *facts.Term) bool {
	return slices.ContainsFunc(f.Results, func(r *facts.Term) bool {
		return slices.ContainsFunc(r.Alternatives(), v.Equal)
	})
}

// ResultOf is the n-th result of a call as its function's terms have it.
func ResultOf(c *facts.Call, n int) *facts.Term {
	text := c.Func
	switch {
	case c.Iface:
		text = "(" + c.Callee.Pkg + "." + c.Callee.Type + ")." + c.Callee.Name
	case text == "":
		return &facts.Term{Op: facts.OpCall, Text: DynamicCall, N: n, Args: append([]*facts.Term{c.Value}, c.Args...)}
	}
	return &facts.Term{Op: facts.OpCall, Text: text, N: n, Args: c.Args}
}

// DynamicCall is the text of a term that is the result of a call of a function value, which is
// the first of its arguments.
const DynamicCall = "dynamic"

// Yields reports whether a term can be a result of the call.
func Yields(c *facts.Call, t *facts.Term) bool {
	if t == nil || t.Op != facts.OpCall {
		return false
	}
	if t.Text == DynamicCall {
		return c.Func == "" && c.Callee.Name == "" && !c.Value.IsUnknown() && c.Value.Equal(t.Arg(0))
	}
	return c.Func == t.Text && c.Func != "" || c.Callee.Name != "" && endsInName(t.Text, c.Callee.Name)
}

// GivenBy reports whether a term is a result of a call, and of no other call of the same function on something
// else.
func GivenBy(c *facts.Call, t *facts.Term) bool {
	return Yields(c, t) && (len(c.Args) == 0 || t.Arg(0).Equal(c.Args[0]))
}

// CallIndex is the index of a call of f.
func CallIndex(f *Func, c *facts.Call) int {
	return slices.IndexFunc(f.Calls, func(d facts.Call) bool { return d.Seq == c.Seq })
}
