package program

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// Edge is one way to call a function.
type Edge struct {
	// Caller makes the call Call.
	Caller *Func
	Call   *facts.Call
	// Args are the arguments in the caller's frame, the receiver first.
	Args []*facts.Term
	// Block and Seq tell where the call stands in Caller.
	Block int
	Seq   int
	// Mode says whether it is a plain call, deferred, or a go statement.
	Mode facts.CallMode
	// Iface marks one of several candidates of an interface call.
	Iface bool
	// Param marks the call of a parameter: who passes the function decides when it
	// runs, not every caller of the one that calls it.
	Param bool
}

// Assign is a value that a function gives to a local variable.
type Assign struct {
	// In is the function, that of the variable or a closure of it, in whose frame the value is.
	In *Func
	facts.Assign
}

// Use is a function used as a value.
type Use struct {
	// In is the function that uses it.
	In *Func
	facts.Use
	// Via is the call, a term of in, whose result the function value is; nil for one that
	// In names itself.
	Via *facts.Term
}

// ReadAt is a package and a container.
type ReadAt struct{ Path, ID string }

// Making is a place that makes an object.
type Making struct {
	In   *Func
	Make *facts.Make
}

// Holding is a field of a type of the program.
type Holding struct {
	Owner string
	Field *facts.Field
}

// implementation is a method and a type that has it, itself or by embedding.
type implementation struct{ of, fn string }
