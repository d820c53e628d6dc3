package facts

// Func is what one function, method or closure does.
type Func struct {
	// ID is unique in the program: types.Func.FullName of the origin without type
	// parameters; a closure is its function's ID, "$" and a number.
	ID      string `json:"id"`
	Display string `json:"display"` // "(*Server).accept"
	Pos     Pos    `json:"pos"`
	// Recv is the key of the receiver's type, "" for functions.
	Recv     string  `json:"recv,omitempty"`
	Name     string  `json:"name"`
	Parent   string  `json:"parent,omitempty"` // enclosing function of a closure
	Exported bool    `json:"exported,omitempty"`
	Init     bool    `json:"init,omitempty"` // package initialisation
	Testing  bool    `json:"testing,omitempty"`
	Linked   bool    `json:"linked,omitempty"` // code in another language calls it by its name
	Params   []Param `json:"params,omitempty"` // receiver first
	Shape    Shape   `json:"shape,omitempty"`
	Blocks   []Block `json:"blocks,omitempty"`
	Loops    []Loop  `json:"loops,omitempty"`
	Sites    []Site  `json:"sites,omitempty"`
	Calls    []Call  `json:"calls,omitempty"`
	Uses     []Use   `json:"uses,omitempty"`
	Makes    []Make  `json:"makes,omitempty"`
	Comms    []Comm  `json:"comms,omitempty"` // sends, receives, and channels handed on
	// Waits, Closings, Polls, Handles, Holdings and Wraps tell what the function can stay in, and what
	// becomes of what it makes.
	Waits    []Wait    `json:"waits,omitempty"`
	Closings []Closing `json:"closings,omitempty"`
	Polls    []Poll    `json:"polls,omitempty"`
	Handles  []Handle  `json:"handles,omitempty"`
	Holdings []Holding `json:"holdings,omitempty"`
	Wraps    []Wrap    `json:"wraps,omitempty"`
	Results  []*Term   `json:"results,omitempty"`
	// Returns are the texts and numbers, no constants, that a function returns which does so under
	// a condition somewhere.
	Returns []Return `json:"returns,omitempty"`
	// Holds and Fails are what a function whose only result is a boolean says when it is true,
	// and when it is false: conditions that hold together, none where several ways lead there.
	Holds []Guard `json:"holds,omitempty"`
	Fails []Guard `json:"fails,omitempty"`
	// Flag marks a function that says yes or no by nothing but what others set meanwhile.
	Flag bool `json:"flag,omitempty"`
	// Elements are, by result, what the elements are of a list or map that the function makes
	// and returns; empty if that is known of no result.
	Elements []*Term  `json:"elements,omitempty"`
	Takes    []Take   `json:"takes,omitempty"`  // lists that it is given and returns without one element
	Reads    []string `json:"reads,omitempty"`  // container keys looked up, ranged or measured
	Unread   bool     `json:"unread,omitempty"` // body missing or left out
	// Sets are the assignments to single places of lists: what stood there goes.
	Sets []Set `json:"sets,omitempty"`
	// Assigns are the values that the function gives to local variables, its own or captured,
	// of pointers, interfaces and texts that are stored to more than once.
	Assigns []Assign `json:"assigns,omitempty"`
	// Pins are the places where something small keeps something large.
	Pins []Pin `json:"pins,omitempty"`
	// Draws are the streams that the function's calls read from, of those that it was given or
	// found in fields; DrawsPeer says that one of them is a connection.
	Draws     []*Term `json:"draws,omitempty"`
	DrawsPeer bool    `json:"drawspeer,omitempty"`
	// Yield marks the body of a range-over-func loop, which runs in its function.
	Yield bool `json:"yield,omitempty"`
	// Recovers: it takes the panic of who defers it.
	Recovers bool `json:"recovers,omitempty"`
}

// Param is a parameter.
type Param struct {
	// Name is what the source calls it, for messages; "" for "_" and for none.
	Name string `json:"n,omitempty"`
	// Type is the key of the named type it is or points to.
	Type string `json:"type,omitempty"`
	Func bool   `json:"func,omitempty"` // a function
	// Iface marks an interface type.
	Iface bool `json:"iface,omitempty"`
	// Copied marks a struct that is passed by value: what the function changes is its own.
	Copied bool `json:"copied,omitempty"`
	// Kept marks such a struct which the function, once it may have changed it, puts into something
	// that goes on.
	Kept bool `json:"kept,omitempty"`
}

// Shape is the role that a function's signature or its use gives away.
type Shape string

// The shapes.
const (
	ShapeNone    Shape = ""
	ShapeHandler Shape = "handler" // http handler, gRPC method, connection or message handler
)

// IsConnection reports whether the type of a key is a connection of packages net or
// crypto/tls, or what hands them out: what it gives is decided by the peer, for as long as
// the peer likes.
func IsConnection(key string) bool {
	switch key {
	case "net.Conn", "net.PacketConn", "net.Listener", "net.TCPConn", "net.UDPConn", "net.UnixConn", "net.IPConn",
		"net.TCPListener", "net.UnixListener", "crypto/tls.Conn", "syscall.RawConn":
		return true
	}
	return false
}

// GuardKind says what a guard compares.
type GuardKind string

// The kinds of guards.
const (
	GuardOther  GuardKind = ""
	GuardHit    GuardKind = "hit"    // X (container) has key K; negated: it has not
	GuardLen    GuardKind = "len"    // the length of X against Y, or any count against a bound
	GuardErr    GuardKind = "err"    // error X is non-nil
	GuardTime   GuardKind = "time"   // a comparison of times or durations
	GuardFlag   GuardKind = "flag"   // a boolean field, variable or parameter X
	GuardSelect GuardKind = "select" // case of a select on channel X
	GuardCall   GuardKind = "call"   // the boolean result of a call X
	GuardNil    GuardKind = "nil"    // X is nil
	GuardEq     GuardKind = "eq"     // X == Y
	GuardType   GuardKind = "type"   // type case
)

// Guard is a condition that holds where a block runs.
type Guard struct {
	Kind GuardKind `json:"k,omitempty"`
	Neg  bool      `json:"n,omitempty"`
	X    *Term     `json:"x,omitempty"`
	Y    *Term     `json:"y,omitempty"`
	// Op is the comparison as it holds: <, <=, >, >=, ==, !=.
	Op string `json:"op,omitempty"`
	// Block is where the condition is tested.
	Block int `json:"b"`
}

// SiteOp is what happens to a container.
type SiteOp string

// The operations.
const (
	Grow      SiteOp = "grow"
	Shrink    SiteOp = "shrink"
	Overwrite SiteOp = "overwrite"
	Empty     SiteOp = "empty" // value emptied, key kept
)

// Extent is how much a shrink takes.
type Extent string

// The extents.
const (
	ExtentUnknown Extent = ""
	ExtentOne     Extent = "one"
	ExtentSome    Extent = "some"
	ExtentAll     Extent = "all"
)

// How tells the form of an operation, as the JSON's what and the fingerprint name it.
type How string

// The forms.
const (
	HowInsert  How = "insert"
	HowAppend  How = "append"
	HowPush    How = "push"
	HowStore   How = "store"
	HowWrite   How = "write"
	HowDelete  How = "delete"
	HowClear   How = "clear"
	HowAssign  How = "assign"
	HowPop     How = "pop"
	HowTrim    How = "trim"
	HowFilter  How = "filter"
	HowRebuild How = "rebuild"
	HowDropped How = "dropped" // a filter whose result is not stored: void
	HowSend    How = "send"
	HowCount   How = "count" // a number counted down by one
)

// Site is one operation on a container.
type Site struct {
	Op  SiteOp `json:"op"`
	How How    `json:"how"`
	// Ref is the container: resolved by link to a key and a level.
	Ref *Term `json:"ref"`
	Key *Term `json:"key,omitempty"`
	Val *Term `json:"val,omitempty"`
	// KeySeq is where, in the same block, the field is read that a delete takes as its key; 0 for
	// other keys.
	KeySeq int `json:"ks,omitempty"`
	// KeyHeld is how many functions out the variable lies, stored to once, that a closure has the key of an
	// insert from; 0 for other keys.
	KeyHeld int `json:"kh,omitempty"`
	// KeyType is the type that the key has which stands in an interface, "" for others.
	KeyType string `json:"kt,omitempty"`
	// KeyBound is the bound of this key's own static type.
	KeyBound KeyBound `json:"kb,omitempty"`
	Extent   Extent   `json:"x,omitempty"`
	Block    int      `json:"b"`
	Seq      int      `json:"q"` // order within the function
	Pos      Pos      `json:"pos"`
	What     string   `json:"what"`
	Deferred bool     `json:"d,omitempty"`
	// Zero marks an assignment of nil or a zero value.
	Zero bool `json:"z,omitempty"`
	// Within says that Ref is an object in the container, not the container itself.
	Within bool `json:"w,omitempty"`
}

// CallMode says how a call runs.
type CallMode string

// The modes.
const (
	ModePlain CallMode = ""
	ModeGo    CallMode = "go"
	ModeDefer CallMode = "defer"
)

// Callee names what a call calls, for look-ups in the library table.
type Callee struct {
	Pkg  string `json:"p,omitempty"`
	Type string `json:"t,omitempty"`
	Name string `json:"n,omitempty"`
}

// Call is a call.
type Call struct {
	// Func is the ID of a statically known callee.
	Func string `json:"f,omitempty"`
	// Callee is the declared function or interface method.
	Callee Callee `json:"c,omitzero"`
	// Iface marks a call through an interface, Sig is the method's signature.
	Iface bool   `json:"i,omitempty"`
	Sig   string `json:"sig,omitempty"`
	// Value is the called function value where neither holds.
	Value *Term `json:"v,omitempty"`
	// Args has the receiver first, for interface calls too. Variadic arguments
	// that are written out are spread.
	Args  []*Term  `json:"a,omitempty"`
	Mode  CallMode `json:"m,omitempty"`
	Block int      `json:"b"`
	Seq   int      `json:"q"`
	Pos   Pos      `json:"pos"`
	What  string   `json:"what,omitempty"`
	// Opts is 1 + the index in Args of the first variadic argument, written out or not
	// there; 0 without such a parameter, -1 where a slice was handed over whole.
	Opts int `json:"o,omitempty"`
	// Dropped marks a call whose results nobody reads.
	Dropped bool `json:"dr,omitempty"`
	// Fates tell where the result goes, for calls of the module's own functions that
	// return an object, and of other modules' where something keeps it.
	Fates []Fate `json:"ft,omitempty"`
	// Deferred marks a call in a closure that its maker defers.
	Deferred bool `json:"d,omitempty"`
	// Checked are the arguments, indexes in Args, whose values a test has kept to known
	// ones: a constant takes the place of the others.
	Checked []int `json:"ck,omitempty"`
	// Bounds tell, by index in Args, which arguments are handed over as an interface and are
	// of a type that has few values; empty if that is known of none.
	Bounds []KeyBound `json:"bd,omitempty"`
	// Boxed are, by index in Args, the types of the arguments that a method is handed as values of any type;
	// "" where there is none, or the argument may have several.
	Boxed []string `json:"bx,omitempty"`
	// ReadBack are the arguments, indexes in Args, that the function asks for what they hold
	// once the call has returned.
	ReadBack []int `json:"rb,omitempty"`
	// Succeeds says of what the call puts into an atomic pointer that it takes over the entries of
	// what was there.
	Succeeds bool `json:"su,omitempty"`
}

// UseHow is where a function value goes.
type UseHow string

// The uses of function values.
const (
	UseArg    UseHow = "arg"    // argument Arg of call Call
	UseField  UseHow = "field"  // stored in Field
	UseGlobal UseHow = "global" // stored in package variable Field
	UseReturn UseHow = "return"
	UseSend   UseHow = "send"
	UseElem   UseHow = "elem" // put in container Field
	UseGo     UseHow = "go"
	UseDefer  UseHow = "defer"
	UseCall   UseHow = "call" // called here
	UseOther  UseHow = "other"
)

// Use is one place where a function value goes.
type Use struct {
	Func string `json:"f"`
	// Bound is the receiver of a method value.
	Bound *Term  `json:"r,omitempty"`
	How   UseHow `json:"h"`
	Call  int    `json:"c,omitempty"` // index in Func.Calls
	Arg   int    `json:"a,omitempty"`
	Field string `json:"k,omitempty"`
	// Visits says of an argument that the function goes on to read what the closure has
	// changed, so that the call has finished with it.
	Visits bool `json:"v,omitempty"`
	// Gathers says that what it goes on to read is a list, a map or a plain variable.
	Gathers bool `json:"g,omitempty"`
	// Joined says of an argument or a goroutine that the function waits for its word that it is done,
	// and then reads a list, a map or a plain variable that the closure has captured.
	Joined bool `json:"j,omitempty"`
	// Into is the object or list that takes the function, for UseField and UseElem.
	Into  *Term `json:"i,omitempty"`
	Block int   `json:"b"`
}

// FateHow is what becomes of a made object.
type FateHow string

// The fates.
const (
	FateField    FateHow = "field"
	FateGlobal   FateHow = "global"
	FateElem     FateHow = "elem"
	FateReturn   FateHow = "return"
	FateArg      FateHow = "arg"
	FateSend     FateHow = "send"
	FateCaptured FateHow = "captured"
	FateGo       FateHow = "go" // argument Arg of a go statement's call
)

// Make is an object or container made in the function.
type Make struct {
	N     int    `json:"n"`
	Type  string `json:"t,omitempty"` // key of the named type; "" for unnamed maps, slices, …
	Block int    `json:"b"`
	Fates []Fate `json:"f,omitempty"`
	Pos   Pos    `json:"pos"`
	// Local is the key of the local container that it is, if any.
	Local string `json:"l,omitempty"`
	// Value is what the fields of a struct of another module were set to, an OpStruct.
	Value *Term `json:"v,omitempty"`
	// Size is the capacity of a channel. Limited marks one that was compared with a
	// bound, or is the smaller of two values.
	Size    *Term `json:"s,omitempty"`
	Limited bool  `json:"lim,omitempty"`
	// Elem is the type of what a channel carries, "" where that is a type parameter's.
	Elem string `json:"e,omitempty"`
}

// Fate is one place where a made object goes.
type Fate struct {
	How  FateHow `json:"h"`
	Dest *Term   `json:"d,omitempty"` // field, global, container, or the capturing function
	Call int     `json:"c,omitempty"`
	Arg  int     `json:"a,omitempty"`
	// Any marks an argument that is handed over as an interface without methods.
	Any bool `json:"y,omitempty"`
	// Visits says of an argument that the function goes on to read the object, so that the
	// call has finished with it.
	Visits bool `json:"v,omitempty"`
	// Parts are the keys of the types that stand in the fields of an object handed over as
	// Any whose own type has no name.
	Parts []string `json:"p,omitempty"`
}

// Return is a value that a function returns as a result from a block.
type Return struct {
	Block  int   `json:"b"`
	Result int   `json:"n,omitempty"`
	Val    *Term `json:"v"`
}
