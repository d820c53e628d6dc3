package summarise

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// findChains finds the chains of the package, and declares those that grow.
func (s *summariser) findChains(functions []*ssa.Function) {
	c := &chains{s: s, ends: map[string]*chainEnd{}, ops: map[*ssa.Store]chainOp{}, nodes: map[types.Type]*types.Named{}, passed: map[*types.Named]bool{}}
	s.chains = c
	readers := make([]*chainReader, 0, len(functions))
	for _, f := range functions {
		r := &chainReader{c: c, f: f}
		if r.stores(); len(r.links)+len(r.ends) > 0 {
			r.join()
			readers = append(readers, r)
		}
	}
	for _, r := range readers {
		r.read()
	}
	for _, e := range c.sorted() {
		if e.grows || c.passed[e.node] {
			e.root().grows = true
		}
	}
	for _, e := range c.sorted() {
		if e.of == nil && e.grows {
			c.declare(e)
		}
	}
}
