// Command wrappedtwice has handlers run by a goroutine in the function that is put there for them.
package main

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

var seen = map[string]int{}

func onMessage(e *event) {
	seen[e.name]++ // want mapgrow high "seen gains an entry in onMessage"
}

func main() {
	add(beside(onMessage), "message", "edit")
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		for _, h := range handlers[r.FormValue("kind")] {
			h(&event{r.FormValue("name")})
		}
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
