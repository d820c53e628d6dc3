package origin

import (
	"github.com/growthlint/growthlint/internal/program"
)

// OutsideCallers is how many callers CallersOutside names.
const OutsideCallers = 3

// Outside names the callers of a function in packages other than path.
func Outside(path string, f *program.Func) []string {
	var out []string
	for _, e := range f.Callers {
		if from := e.Caller.Package.Summary.Path; from != path {
			out = append(out, e.Caller.Display+" of "+from)
		}
	}
	return out
}
