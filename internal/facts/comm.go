package facts

// CommOp is what is done with a channel.
type CommOp string

// The operations on channels.
const (
	CommSend CommOp = "send"
	CommRecv CommOp = "recv"
	// CommClose closes the channel: a range over it ends.
	CommClose CommOp = "close"
	// CommHand is where a channel is handed on: passed to a call, stored, returned,
	// sent, or put into an interface. Call and Arg tell the call.
	CommHand CommOp = "hand"
)

// Comm is one operation on a channel.
type Comm struct {
	Op   CommOp `json:"op"`
	Chan *Term  `json:"c"`
	// Val is what is sent.
	Val *Term `json:"v,omitempty"`
	// Select numbers the select statement that it is a case of, from 1; 0 for an
	// operation that stands alone.
	Select int `json:"s,omitempty"`
	// Default marks a case of a select that does not wait.
	Default bool `json:"df,omitempty"`
	// Off are the conditions under which the channel of a select's case is nil, so
	// that the case rests, as far as they can be read.
	Off []Guard `json:"off,omitempty"`
	// Then is the block that runs once the case was taken; for an operation that
	// stands alone, its own. It is -1 where all cases go on alike.
	Then  int    `json:"t"`
	Block int    `json:"b"`
	Seq   int    `json:"q"`
	Pos   Pos    `json:"pos"`
	What  string `json:"what,omitempty"`
	Call  int    `json:"call,omitempty"` // index in Func.Calls, for CommHand
	Arg   int    `json:"a,omitempty"`    // likewise; -1 where it is no argument
	// To says of a channel that is handed on otherwise than as an argument where it goes,
	// if that is a field (Into tells which), an element, a message or a result.
	To   FateHow `json:"to,omitempty"`
	Into *Term   `json:"in,omitempty"`
	// Listens marks a channel that is handed on as one from which can be received alone.
	Listens bool `json:"ro,omitempty"`
}

// HowSpawn is the growth of something that is added to by goroutines, one for each
// event; HowMake the growth that a size given at the making allows.
const (
	HowSpawn How = "spawn"
	HowMake  How = "make"
)
