package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// noteReads notes the containers of library types that a function looks up or ranges over:
// to the language these are calls.
func (l *linker) noteReads(f *facts.Func) {
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Callee.Type == "" || c.Func == "" || l.index.funcs[c.Func] != nil {
			continue
		}
		key := placeKey(argAt(c.Args, 0))
		if key == "" || l.index.containers[key] == nil || slices.Contains(l.readers[key], f.ID) {
			continue
		}
		if slices.ContainsFunc(l.table.Func(c.Callee.Pkg, c.Callee.Type, c.Callee.Name), func(r *library.Row) bool { return r.Role == library.Read }) {
			l.readers[key] = append(l.readers[key], f.ID)
		}
	}
}
