package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// seenFrom is the goroutine as the functions see it that may have what it works on: the one
// that starts it, and those that call that one, or start a goroutine that does, and made what they give it,
// or have what it returns.
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
			for _, h := range s.m.comesFrom(f) {
				if met[h] || h.Testing || len(met) > maxBodyParts {
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

// comesFrom are the functions that call a function or start a goroutine that is it.
func (m *madeFinder) comesFrom(f *program.Func) []*program.Func {
	var out []*program.Func
	for _, e := range f.Callers {
		if !e.Iface && !e.Param && e.Call != nil && (e.Mode == facts.ModePlain || e.Mode == facts.ModeGo) {
			out = append(out, e.Caller)
		}
	}
	return out
}
