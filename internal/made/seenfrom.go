package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// seenFrom is the goroutine as the functions see it that may have what it works on: the one
// that starts it, and those that call that one and made what they give it, or have what it
// returns.
func (s *spawned) seenFrom() []*spawned {
	out := []*spawned{s}
	if s.start != nil {
		return out
	}
	met := map[*program.Func]bool{s.f: true}
	level := []*program.Func{s.f}
	for hops := 1; hops < maxBodyDepth; hops++ {
		var next []*program.Func
		for _, f := range level {
			for _, e := range f.Callers {
				h := e.Caller
				if met[h] || h.Testing || e.Iface || e.Param || e.Call == nil || e.Mode != facts.ModePlain || len(met) > maxBodyParts {
					continue
				}
				met[h] = true
				next = append(next, h)
				out = append(out, s.startedThrough(h)...)
			}
		}
		level = next
	}
	return out
}

// startedThrough are the goroutines that a function starts by calling what starts this one.
func (s *spawned) startedThrough(h *program.Func) []*spawned {
	var out []*spawned
	for _, o := range s.m.allCrews(h) {
		if o.start != nil && o.start.in == s.f && o.start.call == s.call {
			out = append(out, o)
		}
	}
	return out
}
