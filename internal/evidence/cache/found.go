package cache

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// Fault is a reason, certain by the library table, why inserts into a library's
// cache stay. What the table's predicates cannot decide is no fault.
type Fault struct {
	Lack library.Lack
	// Say is what the call means in that library, Library the package.
	Say, Library string
	// Remedy is what the library offers against it, each of which would do.
	Remedy reason.Choice
	// Event is the insert that stays.
	Event *growth.Event
	// In, Pos and What are the call that makes it so: the insert's own caller, or the
	// constructor's. In is nil where that place is not known.
	In   *program.Func
	Pos  facts.Pos
	What string
	// Some: the object is made in several ways, and only some have the fault.
	Some bool
	// Remote: what grows lives in another process.
	Remote bool
	// Expires: entries leave after a time all the same.
	Expires bool
}
