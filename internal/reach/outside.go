package reach

import "github.com/growthlint/growthlint/internal/program"

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
