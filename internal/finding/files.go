package finding

import "slices"

// WithFiles returns a copy of the finding in which every place is in the file that
// rename makes of its own. What has no file keeps none.
func (f Finding) WithFiles(rename func(file string) string) Finding {
	f.Position.rename(rename)
	f.Container.Declared.rename(rename)
	f.Grows, f.Shrinks = slices.Clone(f.Grows), slices.Clone(f.Shrinks)
	for _, sites := range [][]Site{f.Grows, f.Shrinks} {
		for i := range sites {
			sites[i].rename(rename)
		}
	}
	f.Evidence = slices.Clone(f.Evidence)
	for i, e := range f.Evidence {
		if e.Position != nil {
			p := *e.Position // several pieces of evidence may share one
			p.rename(rename)
			f.Evidence[i].Position = &p
		}
	}
	f.Fixes = slices.Clone(f.Fixes)
	for i, x := range f.Fixes {
		edits := slices.Clone(x.Edits)
		for j := range edits {
			edits[j].rename(rename)
		}
		f.Fixes[i].Edits = edits
	}
	return f
}

func (p *Position) rename(rename func(file string) string) {
	if p.File != "" {
		p.File = rename(p.File)
	}
}
