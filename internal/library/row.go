package library

// Role says what a call, or a stored function, does.
type Role string

// The roles that speak of a container. Their object is Row.On.
const (
	// Construct makes a container, a cache or a resource.
	Construct Role = "construct"
	// Option sets a bound or an expiry: an option function, a builder's method, a setter.
	Option Role = "option"
	// Grow may add an entry.
	Grow Role = "grow"
	// Shrink removes entries; Row.Extent says how many.
	Shrink Role = "shrink"
	// Purge removes what has expired, or sets an expiry on an entry.
	Purge Role = "purge"
	// Start starts the cleaner that purges.
	Start Role = "start"
	// Swap empties or replaces the whole content.
	Swap Role = "swap"
	// Read neither adds nor removes.
	Read Role = "read"
)

// The roles that speak of arguments and of control.
const (
	// Calls: argument Arg is called, or its method Method; Times, Phase, Async,
	// With and From say how.
	Calls Role = "calls"
	// Holds: the object of On keeps argument Arg, or the receiver, after the call
	// returns.
	Holds Role = "holds"
	// Releases: what the object of On held or occupied is let go.
	Releases Role = "releases"
	// Field: the function or interface value stored in this field is called.
	Field Role = "field"
	// Entry: the library calls this interface method on what implements it.
	Entry Role = "entry"
	// Fresh: the result is a new object that shares nothing with the arguments.
	Fresh Role = "fresh"
	// Mints: the result is an id that no other call gives.
	Mints Role = "mints"
	// Derives: the result is made of the arguments, and of what the receiver was given: it differs
	// where they do.
	Derives Role = "derives"
	// Asks: the call waits for somebody else, who answers when he likes: a peer, a disk, a process.
	Asks Role = "asks"
	// Exits: the call never returns to its caller.
	Exits Role = "exits"
	// Blocks: the call serves or loops until the program or the server ends; with once, until
	// the one connection does that it is given.
	Blocks Role = "blocks"
	// Admits: whoever comes through the call has a place of a limited number, or is the
	// one that is let through.
	Admits Role = "admits"
	// Waits: the call waits, PhaseEvent for input from outside, PhaseTick for time
	// to pass: it paces a loop.
	Waits Role = "waits"
	// Clock: the result is a time, a duration or a comparison of times.
	Clock Role = "clock"
)

// The roles that speak of streams and of the values of labels.
const (
	// Source: the field, or the result, is a stream (or an object with one) whose
	// length Row.Sent decides.
	Source Role = "source"
	// Reads: what argument Arg, or the receiver, streams is read to its end, or one
	// message of it of any length, into memory; with Into only where that argument
	// keeps what it is given in memory.
	Reads Role = "reads"
	// Limits: argument Arg is a bound on what the object of On streams from now on; on
	// the global one, on what clients send to any handler.
	Limits Role = "limits"
	// Labels: argument Arg (and with Rest those after it) are values of labels, as
	// Form says.
	Labels Role = "labels"
	// Few: the field, or the result, takes few values whoever asks: the pattern of a
	// route, the method of a request.
	Few Role = "few"
	// Many: the field, or the result, names one object among those that come and go
	// while the program runs.
	Many Role = "many"
	// Vets: where the call has not failed, argument Arg is one of those that the library or the
	// system has, to which no program adds.
	Vets Role = "vets"
	// Fills: what argument Arg, or the receiver, holds is put into what the other arguments
	// point to; with Sent, the call itself asks him for it.
	Fills Role = "fills"
	// Lists: the result names what Sent has at the moment, one element for each: the files
	// of a directory, the containers of a host.
	Lists Role = "lists"
	// Steady: where the method fails, the system or the program itself is at fault: no peer and
	// no input makes it fail again and again. With Arg, the call, and what is written by what it
	// gives, fails only where that argument does not take what is written; with Never, neither
	// does.
	Steady Role = "steady"
	// Lasts: the field, or the result, is a channel on which something is sent as long as its owner
	// works, and which nobody closes then.
	Lasts Role = "lasts"
)

// Sender says who decides how long a stream is.
type Sender string

// The senders.
const (
	SenderUnknown Sender = ""
	SentByClient  Sender = "client" // who sends a request
	SentByServer  Sender = "server" // who answers one that the program has sent
	SentByPeer    Sender = "peer"   // the other end of a connection
	SentByStore   Sender = "store"  // a database: one element for each row
)

// Form says how arguments give the values of labels.
type Form string

// The forms.
const (
	FormValues Form = ""      // each is a value
	FormPairs  Form = "pairs" // name, value, name, value
	FormMap    Form = "map"   // a map from names to values
)

// Class is the part of the table that a row belongs to.
type Class string

// The classes. Rows that only speak of arguments and control have none.
const (
	ClassNone      Class = ""
	ClassCache     Class = "cache"
	ClassContainer Class = "container"
	ClassResource  Class = "resource"
)

// Extent says how much a shrink removes.
type Extent string

// The extents.
const (
	ExtentUnknown Extent = ""
	One           Extent = "one"
	Some          Extent = "some"
	All           Extent = "all"
)

// Lack says what is missing where a row's When holds.
type Lack string

// The lacks.
const (
	LackUnknown Lack = ""
	// LackExpiry: entries never expire, and nothing else bounds them.
	LackExpiry Lack = "expiry"
	// LackBound: no bound on the number or size of entries; if they expire, they
	// are bounded by rate times life only.
	LackBound Lack = "bound"
	// LackCleaner: expired entries are hidden and not freed.
	LackCleaner Lack = "cleaner"
	// LackClose: something must be closed, stopped, unregistered or cancelled.
	LackClose Lack = "close"
)

// Times says how often a call calls a function it is given.
type Times string

// The times.
const (
	TimesUnknown Times = ""
	// Once is at most once for each call.
	Once Times = "once"
	// Each is once for each element, item, turn or event.
	Each Times = "each"
)

// Phase says when a function that a library was given runs.
type Phase string

// The phases.
const (
	// PhaseCall is during the call itself, or, if Async, from the call on.
	PhaseCall Phase = ""
	// PhaseMain is once for the program, as if main called it.
	PhaseMain Phase = "main"
	// PhaseEvent is for each request, message, connection or notification.
	PhaseEvent Phase = "event"
	// PhaseTick is again and again, paced by time.
	PhaseTick Phase = "tick"
)

// None stands for an argument index that a row does not give.
const None = -1

// Target is what a row's effect falls on.
type Target struct {
	Kind TargetKind
	// Arg is the index of the argument, the receiver not counted, for OnArg.
	Arg int
}

// TargetKind tells targets apart.
type TargetKind int

// The kinds of targets. The zero value speaks of no object.
const (
	OnNothing TargetKind = iota
	// OnRecv is the receiver.
	OnRecv
	// OnArg is an argument.
	OnArg
	// OnResult is the first result.
	OnResult
	// OnGlobal is a registry of the library that lives as long as the process.
	OnGlobal
)

// Row says one thing of one function, method or field. Argument indexes count
// from 0, the receiver not counted and a context.Context counted; a variadic
// argument that is written out counts for each value. An index is None where the
// row gives none.
type Row struct {
	// File is the table, Line the line that says it.
	File string
	Line int

	Class Class
	// Pkg is the import path as calls see it, Type the declaring type ("" for
	// functions), Func the function, method or field.
	Pkg  string
	Type string
	Func string
	// As are the types that promote the method, as users name them.
	As   []string
	Role Role
	// On is what the role speaks of.
	On Target
	// Of names the types, of the same package, that a Construct or Option row
	// makes or belongs to.
	Of []string
	// Kind is the kind of the container: Kinds lists them. "" if it has none.
	Kind string
	// Key is the argument that is the key, KeyField the field of it that is;
	// Val the argument that is stored.
	Key      int
	KeyField string
	Val      int
	Extent   Extent
	// Arg is the argument that decides, or that is called, held or released.
	Arg int
	// Lacks is what is missing where When holds; of a Shrink, what it leaves missing:
	// it takes something, and the container still has as many keys.
	Lacks Lack
	// When holds for calls after which nothing bounds the container. It is nil
	// where the row has none: then a grow is an ordinary grow, and its container
	// is bounded by its shrinks alone.
	When *Expr
	// NoExpiry holds for calls whose entry never expires, whether or not a size
	// bound holds.
	NoExpiry *Expr
	// Given is a further condition in words, which nothing decides: where a row
	// has one, When alone proves nothing. It may stand without a When.
	Given string
	// If, where a row has one, says for which calls the row holds at all:
	// commands that are given as a string.
	If *Expr
	// Say is what the row means, for messages; "" if the name says it.
	Say string
	// Read is the module@version, or repository@commit, and the files that were
	// read; Ran that a program confirmed it too.
	Read string
	Ran  bool

	// Result: the changed container is the result, the argument stays as it was
	// (slices.Insert).
	Result bool
	// Chan: the effect is that of a send to, or a receive from, the channel that
	// the method returns or the field holds.
	Chan bool
	// Expires: entries leave after a time and are freed even where When holds.
	Expires bool
	// Part is the field of what a Construct row makes that has to be let go of, with its
	// type: "Response.Body"; "" says that it is the object itself. Of a Fresh row it is the
	// field of the result that argument Arg becomes.
	Part string
	// Outlives: what a Construct row of a method makes stays though its receiver is ended.
	Outlives bool
	// Place is the argument of a Construct row that names the place which what is made takes, where another
	// one cannot be made until it is let go; None without one.
	Place int
	// Until is the argument of a Construct row that is, or holds, a context whose end lets go of
	// what is made.
	Until Target
	// Ended: of a Releases row, it lets go only where the call says that there is no more:
	// where its result is false.
	Ended bool
	// Literal: the row speaks of composite literals and zero values of the type
	// Func; argument 0 of its predicate is that value: of a Releases row it is If, and what the methods
	// of such a value give ends after a time whatever becomes of it. Without a predicate it speaks of all values
	// of the type, whoever gives them.
	Literal bool

	// State: of a Labels row, a series tells how one thing is at the moment, so that it has one
	// for each thing; of a Many row, it names the thing in such series alone.
	State bool
	// Never: what a Steady row speaks of does not fail at all.
	Never bool
	// Decodes: a Reads row makes a value of what it reads, and keeps nothing else of it.
	Decodes bool
	// Receiver: what a Holds row speaks of is the receiver, not an argument.
	Receiver bool
	// Rest: the row speaks of argument Arg and of all after it.
	Rest  bool
	Times Times
	Phase Phase
	// Async: on another goroutine.
	Async bool
	// Method is the method of the argument that is called; "" for a function
	// value, "*" for any method.
	Method string
	// With is what the called function gets, in the order of its parameters: key,
	// elem or other.
	With []string
	// From is the container whose keys and elements With speaks of.
	From Target

	// Sent tells who decides on a Source, and who is asked by Fills and Lists.
	Sent Sender
	// Into is the argument that a Reads row writes to, None without one.
	Into int
	// Form is that of a Labels row.
	Form Form
	// Expands: of a Holds row, what the result streams may be far longer than what it
	// is made from.
	Expands bool
}

// TypeRow says what a type is.
type TypeRow struct {
	File string
	Line int

	Class Class
	Pkg   string
	Type  string
	Kind  string
	// Bounded: every way to make one bounds it.
	Bounded bool
	// Zero: the zero value is ready for use, and unbounded.
	Zero bool
	// Like is the type of the same package whose method rows hold for this one.
	Like string
	Say  string
	Read string
}
