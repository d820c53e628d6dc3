package libcall

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// Rows are what the library table says of what a call names.
func (l *Calls) Rows(c *facts.Call) []*library.Row {
	return l.Table.Func(c.Callee.Pkg, c.Callee.Type, c.Callee.Name)
}

// RowsOf are what the table says of the field that a term reads, or of the function that
// it is a result of.
func (l *Calls) RowsOf(t *facts.Term) []*library.Row {
	switch t.Op {
	case facts.OpField:
		return l.Table.Func(program.SplitField(t.Text))
	case facts.OpCall:
		return l.Table.Func(program.SplitCallee(t.Text))
	}
	return nil
}

// HasRow reports whether the table says something of a call.
func (l *Calls) HasRow(c *facts.Call, says func(*library.Row) bool) bool {
	return slices.ContainsFunc(l.Rows(c), says)
}

// ReceiverShift is 1 for methods, whose receiver stands first among the arguments.
func ReceiverShift(c *facts.Call) int {
	if c.Callee.Type != "" {
		return 1
	}
	return 0
}
