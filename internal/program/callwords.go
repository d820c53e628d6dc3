package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// OpenerOf is what a call of a function value in a field or variable is known by, "" if it stands elsewhere.
func OpenerOf(c *facts.Call) string {
	if PlaceKey(c.Value) == "" || c.Value.Op == facts.OpLocal {
		return ""
	}
	if owner := OwnerOf(c.Value.Text); c.Value.Op == facts.OpField {
		return LastName(owner) + "." + LastName(c.Value.Text)
	}
	return ShortKey(c.Value.Text)
}

// CalledBy is what a function value is known by that a function calls: the field or variable that it
// stands in, or the function's own parameter; "" if it stands elsewhere.
func CalledBy(f *Func, c *facts.Call) string {
	if v := c.Value; v.Op == facts.OpParam && v.Up == 0 && v.N < len(f.Params) {
		return f.Params[v.N].Name
	}
	return OpenerOf(c)
}

// ParamOf is the parameter of g, the receiver being number 0, that takes an argument of a call: a method
// value has its receiver already.
func ParamOf(g *Func, c *facts.Call, arg int) int {
	if c.Value != nil && g.Recv != "" && len(g.Params) == len(c.Args)+1 {
		return arg + 1
	}
	return arg
}

// WritesOn is the call by which a loop without an end writes to one stream what another call has
// read from another one, nil if there is none.
func WritesOn(f *Func, read *facts.Call) *facts.Call {
	if read.Callee.Name != "Read" || len(read.Args) != 2 {
		return nil
	}
	n := EndlessNumber(f, read.Block)
	if n == 0 {
		return nil
	}
	i := slices.IndexFunc(f.Calls, func(c facts.Call) bool {
		return c.Callee.Name == "Write" && len(c.Args) == 2 && InLoop(f, c.Block, n) && LeadsTo(f, read.Block, read.Seq, c.Block, c.Seq)
	})
	if i < 0 {
		return nil
	}
	return &f.Calls[i]
}
