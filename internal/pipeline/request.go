package pipeline

import (
	"github.com/growthlint/growthlint/internal/config"
)

// Request is what one run asks of the analysis.
type Request struct {
	// Dir is the absolute directory in which patterns are meant.
	Dir      string
	Patterns []string
	// Tags are build tags, separated by commas.
	Tags string
	// Tests includes test files, Generated reports on generated ones.
	Tests, Generated bool
	// Open says that other modules use what a program's module exports.
	Open bool
	// Bounded is what is bounded by design, Library more rows of the library table.
	Bounded []config.Bounded
	Library []config.Rows
	// Env is the environment of the go command, nil for this process's own.
	Env []string `json:"-"`
	// Leads asks for what leads to shrinks.
	Leads bool
	// Why is the name that the why command asks for, "" for none.
	Why string `json:",omitempty"`
	// Rules are the names of the enabled rules, in the order of the table.
	Rules []string
	// Progress, never nil, may be called from any goroutine with the number of
	// packages that are done and to be done.
	Progress func(done, total int) `json:"-"`
	// Relax, which may be nil, is called when syntax and types are gone and what is left
	// needs less memory, and again when the summaries have been read.
	Relax func() `json:"-"`
	// Cache keeps results between runs; nil for none.
	Cache *Cache `json:"-"`
	// At is that of link.Options.
	At func(doing, of string) `json:"-"`
}
