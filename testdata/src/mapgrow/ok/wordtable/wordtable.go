// Package wordtable has tables of steps that are handed on as a whole and taken once each.
package wordtable

import (
	"net"
	"sync"
)

type plan struct {
	mu   sync.Mutex
	done map[string]bool
}

func (p *plan) mark(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done[name] = true
}

type step func(name string)

func steps(p *plan) []step {
	return []step{
		func(name string) { p.mark("open " + name) },
		func(name string) { p.mark("shut " + name) },
	}
}

func run(name string, list []step) {
	for _, do := range list {
		do(name)
	}
}

// Serve takes its steps before it takes calls.
func Serve(name string, l net.Listener) error {
	run(name, steps(&plan{done: map[string]bool{}}))
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		c.Close()
	}
}
