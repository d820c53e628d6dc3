// Package wrappedtwice has handlers run by a goroutine in the function that is put there for them.
package wrappedtwice

import (
	"log"
	"net/http"
)

type event struct{ name string }

type handler func(*event)

var handlers = map[string][]handler{}

func add(h handler, names ...string) {
	for _, n := range names {
		handlers[n] = append(handlers[n], h)
	}
}

// beside runs what it is given beside whoever tells of an event.
func beside(inner handler) handler {
	return handler(func(e *event) {
		go func() {
			defer func() {
				if err := recover(); err != nil {
					log.Print(err)
				}
			}()
			inner(e)
		}()
	})
}

// run is one execution, with what it has said.
type run struct{ lines []string }

func newRun() *run { return &run{} }

func (r *run) say(s string) { r.lines = append(r.lines, s) }

func (r *run) functions() map[string]any { return map[string]any{"say": r.say} }

func onMessage(e *event) {
	r := newRun()
	execute(r.functions(), e.name)
	log.Print(r.lines)
}

func execute(known map[string]any, text string) {
	for range 10 {
		known["say"].(func(string))(text)
	}
}

// Start serves.
func Start() {
	add(beside(onMessage), "message", "edit")
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		for _, h := range handlers[r.FormValue("kind")] {
			h(&event{r.FormValue("name")})
		}
	})
}
