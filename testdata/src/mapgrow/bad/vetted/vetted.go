// Package vetted asks for the names that requests bring, and whatever they are, goes on.
package vetted

import (
	"errors"
	"fmt"
	"net/http"
	"sync"
)

var errBanned = errors.New("not welcome")

type guest struct{ visits int }

var house = struct {
	sync.Mutex
	banned map[string]bool
	guests map[string]*guest
	last   map[string]string
	rooms  map[string]int
}{guests: map[string]*guest{}, last: map[string]string{}, rooms: map[string]int{}}

// greet makes a guest of whoever is new.
func greet(name string) (*guest, error) {
	if g, ok := house.guests[name]; ok {
		return g, nil
	}
	return enter(name)
}

func enter(name string) (*guest, error) {
	if name == "" {
		return nil, errors.New("who is it?")
	}
	g := &guest{}
	house.guests[name] = g // want mapgrow high "house.guests"
	return g, nil
}

// allowed knows who is not welcome.
func allowed(name string) error {
	if house.banned[name] {
		return errBanned
	}
	return nil
}

// Handle lets everybody in.
func Handle(w http.ResponseWriter, r *http.Request) {
	house.Lock()
	defer house.Unlock()
	name := r.FormValue("name")
	g, err := greet(name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	g.visits++
	fmt.Fprintln(w, g.visits, len(house.last), len(house.rooms))

	from := r.FormValue("from")
	if err := allowed(from); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	house.last[from] = r.RemoteAddr // want mapgrow high "house.last"
}
