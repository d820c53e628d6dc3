package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// noteReads notes the containers of library types that a function looks up or ranges over:
// to the language these are calls.
func (l *Growth) noteReads(f *facts.Func) {
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Callee.Type == "" || c.Func == "" || l.Funcs[c.Func] != nil {
			continue
		}
		key := program.PlaceKey(program.ArgAt(c.Args, 0))
		if key == "" || l.Containers[key] == nil || slices.Contains(l.Readers[key], f.ID) {
			continue
		}
		if slices.ContainsFunc(l.Table.Func(c.Callee.Pkg, c.Callee.Type, c.Callee.Name), func(r *library.Row) bool { return r.Role == library.Read }) {
			l.Readers[key] = append(l.Readers[key], f.ID)
		}
	}
}
