// Command spelledout counts who is in a room under the name in small letters, and lets the last one out
// by that.
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

func (i *inn) enter(id string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	r := i.rooms[id]
	if r == nil {
		r = &room{}
		i.rooms[id] = r
	}
	r.guests++
}

func (i *inn) leave(id string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	r := i.rooms[id]
	if r == nil {
		return
	}
	if r.guests--; r.guests == 0 {
		delete(i.rooms, id)
	}
}

func main() {
	i := &inn{rooms: map[string]*room{}}
	log.Fatal(http.ListenAndServe(":8080", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := strings.ToLower(r.FormValue("room"))
		i.enter(id)
		defer i.leave(id)
		log.Print(id)
	})))
}
