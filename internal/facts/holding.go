package facts

// Holding tells what a function does with an object and with what the object holds: values
// of which somebody has to let go one day may be in its fields, or in their elements. A
// function that has no holding for an object does with it what is not told.
type Holding struct {
	From   HandleFrom `json:"f"`
	N      int        `json:"n"`
	Result int        `json:"r,omitempty"`
	// Fails marks the result of a call that gives an error too, or says whether it has one.
	Fails bool `json:"e,omitempty"`
	// Type is the key of the type, of another module, of what a call gives that gives an error
	// besides, and nothing else, and that takes no stream around which it is made.
	Type  string     `json:"t,omitempty"`
	Flows []PartFlow `json:"w,omitempty"`
}

// PartFlow is one place where an object, or a part of it, goes.
type PartFlow struct {
	Flow
	// Part is the way from the object to what goes there: "." and the key of a field, "[]"
	// for an element, one after the other; "" for the object itself.
	Part string `json:"p,omitempty"`
}

// The ways that only a holding tells of.
const (
	// FlowClose: the part is a channel and is closed.
	FlowClose FlowHow = "close"
	// FlowTell: the part is a channel on which something is sent.
	FlowTell FlowHow = "tell"
	// FlowMethod: one of its methods becomes a function value, the function in Dest: whoever
	// has that can call the method, and nothing else.
	FlowMethod FlowHow = "method"
)
