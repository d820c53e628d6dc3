// Package main forgets what a client has said when it says goodbye, if it is still known by then.
package main

import (
	"net/http"
	"sync"
)

type rooms struct {
	mu    sync.Mutex
	known map[string]string
	words map[string]string
}

func (r *rooms) ServeHTTP(_ http.ResponseWriter, q *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	name := q.FormValue("name")
	switch q.URL.Path {
	case "/enter":
		r.known[name] = q.RemoteAddr
	case "/banned":
		r.ban(name)
	case "/say":
		r.say(name, q.FormValue("text"))
	case "/bye":
		r.bye(name)
	}
}

func (r *rooms) ban(name string) { delete(r.known, name) }

func (r *rooms) say(name, text string) {
	if _, ok := r.known[name]; ok {
		r.words[name] = text // want mapgrow medium "removes a member without deleting its entry here"
	}
}

func (r *rooms) bye(name string) {
	if _, ok := r.known[name]; !ok {
		return
	}
	delete(r.words, name)
	delete(r.known, name)
}

func main() {
	_ = http.ListenAndServe(":8080", &rooms{known: map[string]string{}, words: map[string]string{}})
}
