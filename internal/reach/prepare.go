package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// prepare notes who holds objects and what runs on them.
func (l *Reach) prepare(pkgs []program.Package) {
	l.Paths = newPaths(l)
	for i := range pkgs {
		s := pkgs[i].Summary
		for _, f := range s.Funcs {
			l.noteAssigns(f)
			l.noteVariables(f)
		}
		l.noteStores(s)
	}
	for _, f := range l.SortedFuncs() {
		for _, u := range f.UsedAt {
			if (u.How == facts.UseField || u.How == facts.UseElem) && u.Field != "" {
				l.holdsFunction[u.Field] = true
			}
		}
	}
	for _, f := range l.SortedFuncs() {
		l.noteSlots(f)
		l.noteFieldCalls(f)
		l.noteTaken(f)
	}
	l.noteProviders()
	l.lentTypes(pkgs)
	l.noteCommands(pkgs)
}

// noteAssigns records the fields that a function assigns, but for containers.
func (l *Reach) noteAssigns(f *facts.Func) {
	for i := range f.Sites {
		st := &f.Sites[i]
		if st.Ref.Op == facts.OpField && st.Extent == facts.ExtentAll && !st.Zero && l.Containers[st.Ref.Text] == nil {
			l.assigns[st.Ref.Text] = append(l.assigns[st.Ref.Text], assignment{l.Funcs[f.ID], st})
		}
	}
}

// noteVariables records the types whose objects a function puts into variables.
func (l *Reach) noteVariables(f *facts.Func) {
	for _, m := range f.Makes {
		for _, fate := range m.Fates {
			if fate.How == facts.FateGlobal && m.Type != "" {
				l.noteVariable(m.Type, fate.Dest.Text)
			}
		}
	}
}

// noteStores records the types whose objects a package stores in variables.
func (l *Reach) noteStores(s *facts.Summary) {
	for _, st := range s.Stores {
		if t := l.TypeOfTerm(st.Val); t != "" && l.Types[st.Field] == nil && !l.IsField(st.Field) {
			l.noteVariable(t, st.Field)
		}
	}
}

// noteVariable records that a variable holds an object of a type.
func (l *Reach) noteVariable(typ, key string) {
	if !slices.Contains(l.Variables[typ], key) {
		l.Variables[typ] = append(l.Variables[typ], key)
	}
}
