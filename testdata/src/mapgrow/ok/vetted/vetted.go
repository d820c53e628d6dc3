// Package vetted keeps things under names that requests bring, of those that exist: what asks
// for the name first fails for any other.
package vetted

import (
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"
)

var errNobody = errors.New("nobody has that name")

// book is what was read at the start.
type book struct {
	mu    sync.Mutex
	teams map[string]int
}

var theBook book

func (b *book) team(name string) (size int, ok bool) {
	b.locked(func() {
		size, ok = b.teams[name]
	})
	return
}

func (b *book) locked(do func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	do()
}

// desk is where a team sits.
type desk struct{ size int }

var open struct {
	sync.Mutex
	desks map[string]*desk
}

// deskOf returns the desk of a team that is in the book.
func deskOf(name string) (*desk, error) {
	open.Lock()
	defer open.Unlock()
	if d, ok := open.desks[name]; ok {
		return d, nil
	}
	size, ok := theBook.team(name)
	if !ok {
		return nil, errNobody
	}
	d := &desk{size}
	open.desks[name] = d
	return d, nil
}

// find asks for somebody else.
func find(log func(string), name string) (*desk, error) {
	log(name)
	return deskOf(name)
}

var seen = struct {
	sync.Mutex
	when  map[string]time.Time
	zones map[string]*time.Location
	sizes map[string]int
}{when: map[string]time.Time{}, zones: map[string]*time.Location{}, sizes: map[string]int{}}

// Handle notes when a team was there, and where.
func Handle(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("team")
	d, err := find(func(s string) { fmt.Println(s) }, name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	seen.Lock()
	defer seen.Unlock()
	seen.when[name] = time.Now()
	fmt.Fprintln(w, d.size, len(seen.when), place(w, r.FormValue("zone")))
	noteSize(r.FormValue("other"))
}

// place is kept by the name of its zone.
func place(w http.ResponseWriter, zone string) *time.Location {
	if l := seen.zones[zone]; l != nil {
		return l
	}
	l, err := zoneOf(zone)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return nil
	}
	seen.zones[zone] = l
	return l
}

func zoneOf(zone string) (*time.Location, error) { return time.LoadLocation(zone) }

// noteSize takes a name that its caller has not asked for.
func noteSize(name string) {
	if size, ok := theBook.team(name); ok {
		put(name, size)
	}
}

func put(name string, size int) { seen.sizes[name] = size }
