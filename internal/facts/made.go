package facts

// Wait is a statement at which a function may stay for ever: a send, a receive, a
// range over a channel, a select that does not go on by itself.
type Wait struct {
	// Cases are the operations of which one has to come about: one for a statement that
	// stands alone, several for a select.
	Cases []WaitCase `json:"c"`
	// Range marks the head of a loop that ranges over the channel.
	Range bool `json:"r,omitempty"`
	Block int  `json:"b"`
	Seq   int  `json:"q"`
	Pos   Pos  `json:"pos"`
}

// WaitCase is an operation that a function waits for. Unlike a Comm it may be on the
// channel of a timer, a ticker or a context.
type WaitCase struct {
	Op   CommOp `json:"op"`
	Chan *Term  `json:"c"`
	// Then is the block that runs once the case was taken, -1 where it cannot be told.
	Then int `json:"t"`
	// Closed is the block that runs where a receive has told that the channel is closed,
	// 0 where nothing asks for that.
	Closed int `json:"cl,omitempty"`
	// Fails marks a channel whose values hold an error: one may tell that it is the last.
	Fails bool `json:"e,omitempty"`
	// From is the block that leads to Then, for the case of a select.
	From int `json:"f,omitempty"`
	// Gives are the cells that a receive fills, Sends tells of what is sent.
	Gives []Give `json:"g,omitempty"`
	Sends []Sent `json:"s,omitempty"`
}

// Closing is where a channel is closed.
type Closing struct {
	Chan     *Term `json:"c"`
	Block    int   `json:"b"`
	Seq      int   `json:"q"`
	Deferred bool  `json:"d,omitempty"`
	// Elem is the type of what the channel carries, "" where that is a type parameter's.
	Elem string `json:"e,omitempty"`
}

// HandleFrom says where a function has a handle from.
type HandleFrom string

// The origins of handles.
const (
	HandleCall  HandleFrom = "call"  // result Result of call N
	HandleMake  HandleFrom = "make"  // made here, as N
	HandleParam HandleFrom = "param" // parameter N
	HandleList  HandleFrom = "list"  // the N-th of the function's own lists
)

// FuncType is the Type of a handle that is a function without parameters: calling it
// lets go of something.
const FuncType = "func"

// DescriptorType is the Type of a handle that may be a descriptor of the system: a plain number, which a
// call that is given it closes.
const DescriptorType = "descriptor"

// IsSystem reports whether a package is one of those whose functions give descriptors as plain numbers
// and keep nothing of what they are given.
func IsSystem(path string) bool { return path == "syscall" || path == "golang.org/x/sys/unix" }

// Handle is a value that somebody may have to release, by one of its methods without
// parameters or by calling it, and what a function that has it does with it.
type Handle struct {
	From   HandleFrom `json:"f"`
	N      int        `json:"n"`
	Result int        `json:"r,omitempty"`
	// Type is the key of the named type that it is or points to, FuncType or DescriptorType.
	Type string `json:"t"`
	// Flows are empty where the value is dropped.
	Flows []Flow `json:"w,omitempty"`
	// Several marks the result of a call that has other results than this and an error.
	Several bool `json:"s,omitempty"`
	// Mend releases the handle when the function returns, where nobody else can have it.
	Mend []Insertion `json:"fix,omitempty"`
}

// TypeEnds are the exported methods of a type that take nothing and return nothing or an
// error.
type TypeEnds struct {
	Type    string   `json:"t"`
	Methods []string `json:"m"`
}

// FlowHow is what is done with a handle.
type FlowHow string

// The ways of a handle.
const (
	FlowReturn FlowHow = "return" // result Arg
	FlowField  FlowHow = "field"  // stored in field Dest
	FlowGlobal FlowHow = "global" // stored in package variable Dest
	FlowElem   FlowHow = "elem"   // put into a container
	FlowSend   FlowHow = "send"
	FlowArg    FlowHow = "arg"    // argument Arg of call Call of Func, the receiver is number 0
	FlowCall   FlowHow = "called" // the handle is a function and is called
	FlowOther  FlowHow = "other"  // in ways that are not followed
)

// Flow is one place where a handle, or something made around it, goes.
type Flow struct {
	How  FlowHow `json:"h"`
	Dest *Term   `json:"d,omitempty"`
	// Func is the closure in which it happens, "" for the function itself.
	Func  string `json:"f,omitempty"`
	Call  int    `json:"c,omitempty"`
	Arg   int    `json:"a,omitempty"`
	Block int    `json:"b"`
	// List is 1 + the number of the function's own list that takes it, 0 for other places.
	List int `json:"l,omitempty"`
	// Within marks what was made around the handle: the result of a call that took it, an
	// object with a field that holds it.
	Within bool `json:"w,omitempty"`
}

// Wrap is an assignment of something made around what the same place held before.
type Wrap struct {
	// Ref is the place: a field, a package variable or a local variable. Var is what the source
	// calls it if a closure has captured it.
	Ref *Term  `json:"r"`
	Var string `json:"v,omitempty"`
	// Call is 1 + the index in Func.Calls of the call that took the former value as
	// argument Arg and gave the new one; 0 without a call.
	Call int `json:"c,omitempty"`
	Arg  int `json:"a,omitempty"`
	// Func is the closure that captured the former value, Object marks a new object with
	// a field that holds it.
	Func   string `json:"f,omitempty"`
	Object bool   `json:"o,omitempty"`
	// Carried marks a local variable that a loop carries from turn to turn.
	Carried bool `json:"l,omitempty"`
	// Deep marks a field of an object that is itself replaced by a new one, in which that
	// field holds what it held in the former one.
	Deep bool `json:"d,omitempty"`
	// Layered marks a place whose value can hold another one of its type: a function or
	// an interface.
	Layered bool `json:"y,omitempty"`
	// Type is the key of the place's type.
	Type  string `json:"t,omitempty"`
	Block int    `json:"b"`
	Pos   Pos    `json:"pos"`
	What  string `json:"what,omitempty"`
}
