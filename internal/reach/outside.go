package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/program"
)

// OpenFunc reports whether code out of view can call f by its name.
func (l *Reach) OpenFunc(f *program.Func) bool {
	if !f.Exported || f.Parent != "" {
		return false
	}
	if f.Package.Closed && !f.Package.Doubtful {
		return f.Recv != "" && l.GivenOut[f.Recv] // an SDK with its code in an internal package
	}
	if t := l.Types[f.Recv]; t != nil && !t.Exported {
		// By embedding, or through a value that was handed out.
		return len(f.Callers) == 0 || l.Surfaced[f.Recv+"."+f.Name]
	}
	return true
}

// Offered reports whether f is there for other modules: the program has it in a package that they can
// import, under an exported name, and does nothing with it but in tests and examples. What an
// interface in view asks for may be found by that, with reflection at the last.
func (l *Reach) Offered(f *program.Func) bool {
	if !f.Exported || f.Parent != "" || l.OpenFunc(f) || !f.Package.Importable() || f.Package.Example {
		return false
	}
	if t := l.Types[f.Recv]; f.Recv != "" && (t == nil || !t.Exported || l.AnswersInterface(f)) {
		return false
	}
	return !slices.ContainsFunc(f.Callers, func(e program.Edge) bool { return !byUser(e.Caller) }) &&
		!slices.ContainsFunc(f.UsedAt, func(u program.Use) bool { return !byUser(u.In) })
}

// byUser reports whether a function stands where the module is used as others use it.
func byUser(f *program.Func) bool { return f.Testing || f.Package.Example }

// inViewField reports whether a field or variable is declared in view.
func (l *Reach) inViewField(key string) bool {
	owner, _ := program.SplitLast(key)
	return l.Types[owner] != nil || l.PathsInView[owner]
}
