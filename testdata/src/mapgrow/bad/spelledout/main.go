// Command spelledout counts who is in a room under the name in small letters, and looks for it as it was
// said to let the last one out.
package main

import (
	"log"
	"net/http"
	"strings"
	"sync"
)

type room struct{ guests int }

type inn struct {
	mu    sync.Mutex
	rooms map[string]*room
}

func (i *inn) enter(name string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	id := strings.ToLower(name)
	r := i.rooms[id]
	if r == nil {
		r = &room{}
		i.rooms[id] = r // want mapgrow high "inn.rooms gains an entry in .* does not bound it: its key has another form"
	}
	r.guests++
}

func (i *inn) leave(name string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	r := i.rooms[name]
	if r == nil {
		return
	}
	if r.guests--; r.guests == 0 {
		delete(i.rooms, name)
	}
}

func main() {
	i := &inn{rooms: map[string]*room{}}
	log.Fatal(http.ListenAndServe(":8080", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.FormValue("room")
		i.enter(name)
		defer i.leave(name)
		log.Print(name)
	})))
}
