package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// NeverMade reports whether nothing is ever put into a field for channels, which no code out
// of view can name: it is nil.
func (l *Growth) NeverMade(key string) bool {
	if known, ok := l.nils[key]; ok {
		return known
	}
	l.nils[key] = l.findNeverMade(key)
	return l.nils[key]
}

func (l *Growth) findNeverMade(key string) bool {
	owner := program.OwnerOf(key)
	if _, name := program.SplitLast(key); reach.IsExported(name) || l.Types[owner] == nil {
		return false
	}
	for _, f := range l.SortedFuncs() {
		for i := range f.Makes {
			if slices.ContainsFunc(f.Makes[i].Fates, func(x facts.Fate) bool { return x.How == facts.FateField && x.Dest != nil && x.Dest.Text == key }) {
				return false
			}
		}
		for i := range f.Comms {
			if c := &f.Comms[i]; c.To == facts.FateField && c.Into.Text == key {
				return false
			}
		}
		if slices.ContainsFunc(f.Sites, func(s facts.Site) bool { return s.Ref != nil && s.Ref.Text == key && s.Op == facts.Shrink && !s.Zero }) ||
			slices.ContainsFunc(l.StoresOf[f.ID], func(s facts.Store) bool { return s.Field == key }) {
			return false
		}
	}
	return true
}
