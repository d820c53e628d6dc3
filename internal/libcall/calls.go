package libcall

import (
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// Calls answers what the library table says of calls in a program.
type Calls struct {
	*program.Program
	// Table is the table of library semantics.
	Table *library.Table
}

// New reads the calls of a program by the table.
func New(p *program.Program, table *library.Table) *Calls {
	l := &Calls{Program: p, Table: table}
	l.prepare()
	return l
}
