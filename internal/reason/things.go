package reason

// What is made and has to end, for "starts …" and "opens …", and what functions without a name are.
const (
	Context        Code = "context"
	Goroutine      Code = "goroutine"
	GoroutineOf    Code = "goroutine of"
	Timer          Code = "timer"
	TickerOf       Code = "ticker of"
	ResourceOf     Code = "resource of"
	StreamOf       Code = "stream of"
	OpenedBy       Code = "opened by"
	NewObject      Code = "new object"
	EntryOf        Code = "entry of"
	RegisteredBy   Code = "registered by"
	DeferredCall   Code = "deferred call"
	DeferredTurns  Code = "deferred turns"
	SlotTaker      Code = "slot taker"
	KindOf         Code = "kind of"
	PartOf         Code = "part of"
	NamedPlace     Code = "named place"
	SomeChannel    Code = "some channel"
	LiteralIn      Code = "literal in"
	Initialisation Code = "initialisation"
)

// things are the words: nouns.
func things() map[Code]string {
	return map[Code]string{
		Context:        "a context",
		Goroutine:      "a goroutine",
		GoroutineOf:    "a goroutine with %",
		Timer:          "a timer",
		TickerOf:       "a ticker with %",
		ResourceOf:     "a resource with %",
		StreamOf:       "a client stream with %",
		OpenedBy:       "what % opens",
		NewObject:      "a new %",
		EntryOf:        "an entry of %",
		RegisteredBy:   "something with %",
		DeferredTurns:  "a call on each iteration of a loop whose iterations nothing limits",
		DeferredCall:   "a call on each iteration of a loop that keeps running",
		SlotTaker:      "work that takes a slot in %",
		KindOf:         "a %2 with %",
		PartOf:         "the %2 of a %3 with %",
		NamedPlace:     "%",
		LiteralIn:      "a function literal in %",
		Initialisation: "package initialisation",
		SomeChannel:    "a channel",
	}
}
