package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// rows are what the library table says of what a call names.
func (l *linker) rows(c *facts.Call) []*library.Row {
	return l.table.Func(c.Callee.Pkg, c.Callee.Type, c.Callee.Name)
}

// rowsOf are what the table says of the field that a term reads, or of the function that
// it is a result of.
func (l *linker) rowsOf(t *facts.Term) []*library.Row {
	switch t.Op {
	case facts.OpField:
		return l.table.Func(splitField(t.Text))
	case facts.OpCall:
		return l.table.Func(splitCallee(t.Text))
	}
	return nil
}

// hasRow reports whether the table says something of a call.
func (l *linker) hasRow(c *facts.Call, says func(*library.Row) bool) bool {
	return slices.ContainsFunc(l.rows(c), says)
}

// receiverShift is 1 for methods, whose receiver stands first among the arguments.
func receiverShift(c *facts.Call) int {
	if c.Callee.Type != "" {
		return 1
	}
	return 0
}
