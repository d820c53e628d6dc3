// Package namedonce has registries of what a program is made of: a name that is there already
// is a mistake in the program, and ends it.
package namedonce

import (
	"fmt"
	"strings"
	"sync"
)

// Step is a part of a recipe.
type Step struct{ minutes int }

// Cookbook knows steps by name, and other names for them.
type Cookbook struct {
	mu    sync.Mutex
	steps map[string]Step
	short map[string]string
}

// NewCookbook returns one without steps.
func NewCookbook() *Cookbook {
	return &Cookbook{steps: map[string]Step{}, short: map[string]string{}}
}

// Add gives a step a name and a short one.
func (c *Cookbook) Add(name, short string, s Step) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.steps[name]; ok {
		panic(fmt.Sprintf("step %q is there already", name))
	}
	c.put(name, s)
	if short != "" {
		c.short[short] = name
	}
}

func (c *Cookbook) put(name string, s Step) {
	fmt.Println("step", name)
	c.steps[name] = s
}

// Find looks a step up.
func (c *Cookbook) Find(name string) (Step, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if long, ok := c.short[name]; ok {
		name = long
	}
	s, ok := c.steps[name]
	return s, ok
}

var units sync.Map

// DefineUnit makes a unit known.
func DefineUnit(name string, grams int) {
	if _, taken := units.Load(strings.ToLower(name)); taken {
		panic("unit " + name + " is defined twice")
	}
	units.Store(strings.ToLower(name), grams)
}

// Grams is what a unit weighs.
func Grams(name string) int {
	n, _ := units.Load(strings.ToLower(name))
	grams, _ := n.(int)
	return grams
}
