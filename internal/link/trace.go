package link

import (
	"github.com/growthlint/growthlint/internal/trace"
)

// Tracer returns one, or nil if the program was linked without Options.Trace.
func (p *Program) Tracer() *trace.Tracer {
	if p.growth == nil {
		return nil
	}
	return trace.New(p.growth)
}
