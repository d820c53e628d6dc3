package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// carried reports whether a goroutine, or the function, works on the channel of a field of what it has received, where
// the channel was put into such a field: a message carries it, and who has received that has it under another name.
func (p *partners) carried(key string, crews []*spawned) bool {
	return slices.ContainsFunc(append([]*spawned{p.home}, crews...), func(s *spawned) bool {
		return slices.ContainsFunc(s.parts, func(part bodyPart) bool {
			return slices.ContainsFunc(part.f.Comms, func(c facts.Comm) bool {
				return c.Chan != nil && c.Chan.Op == facts.OpField && c.Chan.Text == key && program.RootOf(part.lift(c.Chan)).Op == facts.OpRecv
			})
		})
	})
}
