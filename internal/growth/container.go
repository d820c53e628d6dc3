package growth

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// Container is one growing thing at one level.
type Container struct {
	facts.Container
	// ID is the key with "[]" for each level.
	ID    string
	Level int
	// Kind is the kind at this level; a library container's kind is the table's.
	Kind    facts.Kind
	Package *program.Package
	// Grows, Shrinks, Empties and Overwrites are sorted by position.
	Grows, Shrinks, Empties, Overwrites []*Event
	// Holder is what is known of the lifetime of the object that holds it.
	Holder Holder
	// Calls are the calls of methods of the library's object that it holds.
	Calls []*Event
	// LibraryKind is the kind that the library table gives the object, "" if none.
	LibraryKind string
	// Expiry tells whether the values' own times decide what is still good.
	Expiry Expiry
}

// Event is one operation on a container, seen from the function whose parameters
// its terms speak of.
type Event struct {
	Op facts.SiteOp
	// among says that it came from one of several methods that an interface call may reach.
	among bool
	// inner is the same operation as the function tells it that Func calls, nil if it is Func's own.
	inner *Event
	// renewed is the field or variable that takes another object, where that is what it is.
	renewed string
	How     facts.How
	Extent  facts.Extent
	Key     *facts.Term
	Val     *facts.Term
	// KeyBound is the bound of the key's static type.
	KeyBound facts.KeyBound
	// keyType is the type of a key that stands in an interface, "" for others.
	keyType string
	// keyHeld is facts.Site.KeyHeld, of Site.
	keyHeld int
	// Base is the object that holds the container, nil for variables.
	Base *facts.Term
	// Under is the key under which the level above holds the container, nil at level 0.
	Under *facts.Term
	// Made is what made the container in this very activation, nil otherwise.
	Made *facts.Term
	// Func is the function in whose frame the terms are; Site the instruction's own.
	Func *program.Func
	Site *program.Func
	Pos  facts.Pos
	What string
	// Block is where the operation, or the call that leads to it, stands in Func.
	Block int
	Seq   int
	// Guards hold around the operation, outermost first.
	Guards   []facts.Guard
	Deferred bool
	Async    bool
	// Looped marks an operation in an endless loop of a function that Func calls; time
	// paces the loop (Tick), or it turns only once (Once).
	Looped, Tick, Once bool
	Zero               bool
	// Within says that the place names an object in the container.
	Within bool
	// Library names the library function that does it, empty for the language's own;
	// Call is that call, in Site.
	Library string
	Call    *facts.Call
	// Roots are the ways in which control gets here.
	Roots reach.Roots
	// Mend is what ends it and changes nothing else, for pins.
	Mend []facts.Insertion
	// Sought marks an element that a list takes only where it was looked through for one that
	// tells the same, of few values.
	Sought bool
	// Room marks a grow whose function is called only below a bound of the container's length.
	Room bool
	// Named marks a shrink of the one key that a caller names.
	Named bool
	// Class is how a shrink counts; Why says why it is no more.
	Class Class
	Why   reason.Reason
	// Origin is where a grow's key comes from; of a list, its element. RangedFrom is the
	// container that the key is a member of, for OriginRanged, and RangedAlso are others of which
	// it may be one.
	Origin     origin.Origin
	RangedFrom string
	RangedAlso []string
	// Source is, for OriginOutside, the value that comes from outside, as SourceIn names it;
	// nil where that is not known.
	Source   *facts.Term
	SourceIn *program.Func
}

// Holder says how long the object that holds a container lives.
type Holder struct {
	Life Life
	// Signs tell, where code out of view decides, what shows that it outlives a call.
	Signs   []Sign
	Reasons []reason.Reason
	// Variable: the container is a package variable, or one of an object that a package
	// variable holds.
	Variable bool
	// PerEvent: one is made for each event, and nothing that lives longer holds it.
	PerEvent bool
	// Held: objects of its type are elements of a container while they live.
	Held bool
}

// Sign is what shows that an object of which code out of view decides outlives one
// activation of its caller.
type Sign string

// The signs.
const (
	// SignRuns: a goroutine, a timer or a callback runs on it.
	SignRuns Sign = "runs"
	// SignKept: code in view keeps one as long as the process.
	SignKept Sign = "kept"
	// SignShared: it is of a kind that is made to be shared and kept.
	SignShared Sign = "shared"
	// SignLooked: it is shared, and read outside of the functions that fill it.
	SignLooked Sign = "looked up"
	// SignFound: it is shared, and entries are made once and found again.
	SignFound Sign = "found again"
	// SignEnded: it is shared, and has an end of its own.
	SignEnded Sign = "ended"
)

// Lasts reports whether the holder outlives calls, as far as that shows.
func (h Holder) Lasts() bool {
	return h.Life == LifeProcess || h.Life == LifeSession || h.Life == LifeUnknown && len(h.Signs) > 0
}

// Life is a lifetime.
type Life string

// The lifetimes.
const (
	LifeUnknown Life = ""
	LifeProcess Life = "process"
	LifeSession Life = "session"
	LifeCall    Life = "call"
)

// Class is the edge class of a shrink.
type Class string

// The edge classes.
const (
	ClassNone      Class = ""
	ClassSweep     Class = "sweep"
	ClassCap       Class = "cap"
	ClassPaired    Class = "paired"
	ClassEventOne  Class = "event-one"
	ClassLazy      Class = "lazy"
	ClassOnSuccess Class = "on-success"
	ClassOnError   Class = "on-error"
	ClassOnReplace Class = "on-replace"
	ClassOwnState  Class = "own-state"
	ClassAPIOne    Class = "api-one"
	ClassAPIAll    Class = "api-all"
	ClassStateGate Class = "state-gate"
	ClassUnstarted Class = "unstarted"
	ClassElsewhere Class = "elsewhere"
	ClassTold      Class = "told"
	ClassVoid      Class = "void"
)

// Complete reports whether one such shrink bounds the container.
func (c Class) Complete() bool {
	return c == ClassSweep || c == ClassCap || c == ClassPaired
}

// OwnerKey is the type key of the container's holder: the longest prefix of the
// key that names a type.
func OwnerKey(c *Container) string {
	pkg := c.Package.Summary.Path
	if c.Owner == "" {
		return ""
	}
	return pkg + "." + c.Owner
}
