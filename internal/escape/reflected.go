package escape

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxReflected bounds the fields through which the parts of an object are followed.
const maxReflected = 3

// noteReflected notes the methods that code out of view finds by reflection: exported ones
// that nothing in view calls, of an object that another module is handed as a value of any
// kind, or of a part of it. Were it not for that, they would be there in vain.
func (l *Flow) noteReflected() {
	for _, f := range l.SortedFuncs() {
		if f.Testing {
			continue
		}
		for i := range f.Makes {
			m := &f.Makes[i]
			for _, fate := range m.Fates {
				if !l.reflects(f, fate) {
					continue
				}
				l.reflect(m.Type, maxReflected)
				for _, part := range fate.Parts {
					l.reflect(part, maxReflected)
				}
			}
		}
	}
}

// reflects reports whether an object is handed, as a value of any kind, to another module.
func (l *Flow) reflects(f *program.Func, fate facts.Fate) bool {
	if fate.How != facts.FateArg || !fate.Any || fate.Call >= len(f.Calls) {
		return false
	}
	c := &f.Calls[fate.Call]
	return !program.IsStandard(c.Callee.Pkg) && !l.AnyInView(l.DirectTargets(c))
}

func (l *Flow) reflect(key string, depth int) {
	t := l.Types[key]
	if t == nil || depth == 0 || l.Reflected[key] {
		return
	}
	l.Reflected[key] = true
	for _, m := range t.Methods {
		f := l.Funcs[m.Func]
		if f != nil && f.Recv == key && f.Exported && len(f.Callers) == 0 && len(f.UsedAt) == 0 {
			l.Asked[key+"."+m.Name] = true
		}
	}
	for _, f := range t.Fields {
		for _, ref := range f.Refs {
			l.reflect(ref, depth-1)
		}
	}
}
