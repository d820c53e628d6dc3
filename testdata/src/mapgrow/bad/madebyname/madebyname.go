// Package madebyname makes what looks on once, by a name under which its kind is known.
package madebyname

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync/atomic"

	"text/template/parse"
)

// Looker sees each step of a run.
type Looker interface {
	Step(name string)
	Stop()
	Result() ([]byte, error)
}

type maker func(settings string) (Looker, error)

type kinds struct{ makers map[string]maker }

func (k *kinds) add(name string, m maker) { k.makers[name] = m }

// New makes one of the kind with a name.
func (k *kinds) New(name, settings string) (Looker, error) {
	if m, ok := k.makers[name]; ok {
		return m(settings)
	}
	return nil, fmt.Errorf("no kind %q", name)
}

// Kinds are known by their names.
var Kinds = kinds{makers: map[string]maker{}}

func init() { Kinds.add("counter", newCounter) }

// counter counts the steps of one run.
type counter struct {
	steps map[string]int
	ended atomic.Bool
}

func newCounter(string) (Looker, error) { return &counter{steps: map[string]int{}}, nil }

// Step counts one.
func (c *counter) Step(name string) {
	if !c.ended.Load() {
		c.steps[name]++ // want mapgrow medium "counter.steps gains an entry"
	}
}

// Stop ends it.
func (c *counter) Stop() { c.ended.Store(true) }

// Result tells what was counted.
func (c *counter) Result() ([]byte, error) { return json.Marshal(c.steps) }

var all, _ = Kinds.New("counter", "")

// Handle runs what a request brings.
func Handle(w http.ResponseWriter, r *http.Request) {
	trees, err := parse.Parse("request", r.FormValue("text"), "", "", map[string]any{"step": all.Step})
	if err != nil {
		return
	}
	for name := range trees {
		all.Step(name)
	}
	out, _ := all.Result()
	w.Write(out)
}
