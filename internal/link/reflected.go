package link

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxReflected bounds the fields through which the parts of an object are followed.
const maxReflected = 3

// noteReflected notes the methods that code out of view finds by reflection: exported ones
// that nothing in view calls, of an object that another module is handed as a value of any
// kind, or of a part of it. Were it not for that, they would be there in vain.
func (l *linker) noteReflected() {
	for _, f := range l.index.sortedFuncs() {
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
func (l *linker) reflects(f *Func, fate facts.Fate) bool {
	if fate.How != facts.FateArg || !fate.Any || fate.Call >= len(f.Calls) {
		return false
	}
	c := &f.Calls[fate.Call]
	return strings.Contains(firstElement(c.Callee.Pkg), ".") && !l.anyInView(l.index.directTargets(c))
}

func (l *linker) reflect(key string, depth int) {
	t := l.index.types[key]
	if t == nil || depth == 0 || l.reflected[key] {
		return
	}
	l.reflected[key] = true
	for _, m := range t.Methods {
		f := l.index.funcs[m.Func]
		if f != nil && f.Recv == key && f.Exported && len(f.callers) == 0 && len(f.usedAt) == 0 {
			l.index.asked[key+"."+m.Name] = true
		}
	}
	for _, f := range t.Fields {
		for _, ref := range f.Refs {
			l.reflect(ref, depth-1)
		}
	}
}
