package load

import (
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// guard runs f and turns a panic into a trouble, so that one package that trips
// the type checker or the analysis does not take the others along.
func (r *run) guard(n *node, doing string, f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			n.illTyped, n.unkeyed = true, true
			r.tell(n, finding.Trouble{
				Kind:    finding.TroubleInternal,
				Message: fmt.Sprintf("panic while trying to %s the package: %v (at %s)", doing, p, panicPlace(string(debug.Stack()))),
			})
			err = nil
		}
	}()
	return f()
}

// panicPlace returns the function and line that panicked first, from the stack of
// a recovered panic.
func panicPlace(stack string) string {
	lines := strings.Split(stack, "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if !strings.HasPrefix(lines[i], "panic(") {
			continue
		}
		for i += 2; i+1 < len(lines); i += 2 {
			if strings.HasPrefix(lines[i], "runtime.") {
				continue
			}
			fn := lines[i]
			if j := strings.LastIndexByte(fn, '('); j > 0 {
				fn = fn[:j]
			}
			at, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
			return fmt.Sprintf("%s, %s", fn, filepath.Base(at))
		}
	}
	return "an unknown place"
}
