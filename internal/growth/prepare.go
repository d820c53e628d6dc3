package growth

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// prepare notes who reads containers.
func (l *Growth) prepare(pkgs []program.Package) {
	l.Cache = newCacheIndex(l.Table)
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			for _, key := range f.Reads {
				l.Readers[key] = append(l.Readers[key], f.ID)
				for _, place := range l.HoldersOf(program.OwnerOf(key)) {
					part := facts.PartKey(place, key)
					l.Readers[part] = append(l.Readers[part], f.ID)
				}
			}
			l.noteReads(f)
		}
	}
}
