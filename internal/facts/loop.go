package facts

// Loop is a loop of a function.
type Loop struct {
	Parent  int  `json:"parent,omitempty"` // 1 + index of the loop around it
	Head    int  `json:"head"`             // its first block
	Endless bool `json:"endless,omitempty"`
	Pace    Pace `json:"pace,omitempty"`
	// Over is what a range loop ranges over.
	Over *Term `json:"over,omitempty"`
	// Feed is what keeps the loop going where nothing in the function bounds its turns.
	Feed Feed `json:"feed,omitempty"`
	// Reads is the stream, given to the function or found in a field, that a loop of no known
	// feed reads until it fails: whoever gives it tells what feeds the loop.
	Reads *Term `json:"reads,omitempty"`
	// Asks are the calls of which a failure alone leads out of a loop of no known feed.
	Asks []*Term `json:"asks,omitempty"`
	// Counted marks a loop that counts its turns up to a bound, or ends at a time.
	Counted bool `json:"counted,omitempty"`
	// Until is the context whose end ends it, where a caller gives that to the function.
	Until *Term `json:"until,omitempty"`
	// OneShot marks an endless loop that waits on a timer nobody resets.
	OneShot bool `json:"oneshot,omitempty"`
	// Leaves marks an endless loop after which the function goes on.
	Leaves bool `json:"leaves,omitempty"`
	// Gathers marks a loop that appends to a list of its function's at its turns.
	Gathers bool `json:"gathers,omitempty"`
	// Gathered are the function's variables and objects that the loop works on and that the
	// function reads once the loop has left of its own.
	Gathered []*Term `json:"gathered,omitempty"`
	// Answers marks a loop that leaves by a condition of its own and has worked on what the
	// function then returns.
	Answers bool `json:"ans,omitempty"`
	// Carries are the keys of the local lists that it carries from turn to turn.
	Carries []string `json:"carries,omitempty"`
	// While is the function of another package on whose answer it goes on, Told what it is if that is a flag.
	While string `json:"while,omitempty"`
	Told  *Loop  `json:"told,omitempty"`
	Pos   Pos    `json:"pos"`
}

// Pace is what an endless loop waits for.
type Pace string

// The paces.
const (
	PaceUnknown Pace = ""
	PaceTime    Pace = "time"
	PaceInput   Pace = "input"
)

// Feed is what keeps a loop going that no condition of its own ends.
type Feed string

// The feeds.
const (
	// FeedNone: it ranges over what exists, counts, or reads something finite to its end.
	FeedNone Feed = ""
	// FeedStdin: it reads standard input, and nothing after it uses what it has gathered.
	FeedStdin Feed = "stdin"
	// FeedPeer: it takes what a connection or another module's code gives it, until that
	// fails.
	FeedPeer Feed = "peer"
	// FeedOwn: it takes what other parts of the function send on a channel that the
	// function has made.
	FeedOwn Feed = "own"
	// FeedForever: nothing ends it but what it is told by a flag or a context.
	FeedForever Feed = "forever"
)
