// Package pipe has steps, and notes what they said.
package pipe

import (
	"net/http"
	"sync"
)

// Step says something of a request.
type Step func(*http.Request) string

// Pipe runs steps.
type Pipe struct {
	mu    sync.Mutex
	steps []Step
	said  []string
	keep  []string
}

// Push adds a step.
func (p *Pipe) Push(s Step) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.steps = append(p.steps, s)
}

// Say notes a word; nobody takes it out again.
func (p *Pipe) Say(word string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.said = append(p.said, word) // want slicegrow medium "Pipe.said"
}

// Keep notes a word for Flush.
func (p *Pipe) Keep(word string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.keep = append(p.keep, word)
}

// Flush takes out what Keep noted.
func (p *Pipe) Flush() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := p.keep
	p.keep = nil
	return out
}

// Run runs all steps.
func (p *Pipe) Run(r *http.Request) (words []string) {
	p.mu.Lock()
	steps := p.steps
	p.mu.Unlock()
	for _, s := range steps {
		words = append(words, s(r))
	}
	return words
}

// Said tells how much was said.
func (p *Pipe) Said() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.said)
}
