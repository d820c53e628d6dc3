package trace

import (
	"github.com/growthlint/growthlint/internal/program"
)

// Knows reports whether the library table says something of a type, "pkg.Type".
func (r *Tracer) Knows(lib string) bool {
	pkg, typ := program.SplitLast(lib)
	return r.l.Table.Type(pkg, typ) != nil
}
