package link

import (
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/label"
	"github.com/growthlint/growthlint/internal/made"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/retain"
	"github.com/growthlint/growthlint/internal/stream"
)

// Options are the settings of a link. The zero value is the default.
type Options struct {
	// Generated also reports on generated files.
	Generated bool
	// Tests also reports on test code.
	Tests bool
	// Trace keeps what a Tracer needs.
	Trace bool
	// At, where it is set, is told of the packages and then of each part that can be left
	// out, before it is worked on: what is done, and of what. Tests panic in it.
	At func(doing, of string)
	// Again takes the packages anew where linking them has panicked, for those whose summaries are
	// rewritten where they stand; nil if there are none.
	Again func() []program.Package
}

// Program is the linked program.
type Program struct {
	Packages []program.Package
	// Containers are those that grow or shrink somewhere, sorted by key.
	Containers []*growth.Container
	// Tables are what single rules ask of them.
	Tables Tables
	// Reads are the places where streams are read into memory, by function.
	Reads []*stream.Read
	// Series are the metrics whose labels take values that are not few, by key.
	Series []*label.Series
	// Retained are the places in which something small keeps something large, by key.
	Retained []*retain.Retained
	// Made is what is made for each event and stays, sorted by package and position.
	Made []*made.Made
	// Functions counts the functions of the view, Unknown the references to
	// containers that could not be resolved.
	Functions, Unknown int

	options Options
	index   *program.Program
	growth  *growth.Growth // only with Options.Trace
	lost    log
	failed  bool
	steps   *program.Counter
}
