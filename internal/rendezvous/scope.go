package rendezvous

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Body is a function that a thread runs.
type Body struct {
	F *program.Func
	// Lift rewrites a term of F for the function whose scope it is.
	Lift func(*facts.Term) *facts.Term
	// Site is the go statement, or the call that does the same, of a body that is started.
	Site *facts.Call
	// In is the function that has that statement.
	In *program.Func
}

// Code answers what the bodies of a scope do.
type Code struct {
	// Called is what a call runs on the same goroutine, if that is one function in view.
	Called func(b *Body, c *facts.Call) (Body, bool)
	// Started are the functions that a call starts as goroutines.
	Started func(b *Body, c *facts.Call) []Body
	// Named is a channel of the scope, in its function's terms, under its one name.
	Named func(t *facts.Term) *facts.Term
	// InView reports whether the code that a call runs is known.
	InView func(c *facts.Call) bool
	// Murky reports whether a channel, in the terms of the scope's function, is one of its own of
	// which it is not known who has it: nothing is concluded from what happens there.
	Murky func(*facts.Term) bool
}

// Channel is a channel that nobody has but those in the scope.
type Channel struct {
	Term *facts.Term
	// Room is how many values find a place, -1 for any number.
	Room int
	// Born is the block of the scope's function where it comes to be.
	Born int
}

// Scope is a function with what it calls and what it starts, and the channels among these.
type Scope struct {
	Code Code
	// Home is the function, Beside what runs at the same time from the beginning. An object's scope has
	// no function, only what its methods and loops do.
	Home     Body
	Beside   []Body
	Channels []Channel
}

// Stuck is a goroutine that may wait for ever once the scope's function has returned.
type Stuck struct {
	// Site is what started it.
	Site *facts.Call
	// Wait is where it stays, in the function In; Op is what it waits to do.
	Wait *facts.Wait
	In   *program.Func
	Op   facts.CommOp
	// Chan is the channel, by its place in the scope's list.
	Chan int
	// Received says that the scope's function has received something before it went.
	Received bool
	// Left is the place where whoever could have met it decided otherwise, nil where that is no wait.
	Left   *facts.Wait
	LeftIn *program.Func
	// ByHome says that this was the scope's function, and not a goroutine.
	ByHome bool
}
