// Package fixedouter empties values under keys of which there are few.
package fixedouter

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

type lane int

const (
	slow lane = iota
	fast
)

type item struct {
	name string
	at   time.Time
}

// Road has lanes, and stations that are known from the start.
type Road struct {
	mu       sync.Mutex
	lanes    map[lane][]item
	stations map[string]map[string]item
	waiting  map[bool]int
}

// NewRoad returns a road with these stations.
func NewRoad(stations ...string) *Road {
	r := &Road{lanes: map[lane][]item{}, stations: map[string]map[string]item{}, waiting: map[bool]int{}}
	for _, s := range stations {
		r.stations[s] = map[string]item{}
	}
	go r.clear()
	return r
}

// ServeHTTP lets an item on the road, or off it.
func (r *Road) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	it := item{req.FormValue("name"), time.Now()}
	l := slow
	if req.FormValue("fast") != "" {
		l = fast
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	st, ok := r.stations[req.FormValue("station")]
	if !ok {
		http.NotFound(w, req)
		return
	}
	if req.Method == http.MethodDelete {
		delete(st, it.name)
		r.waiting[l == fast]--
		return
	}
	st[it.name] = it
	r.waiting[l == fast]++
	r.lanes[l] = append(r.lanes[l], it)
	_ = json.NewEncoder(w).Encode(len(r.lanes[l]))
}

func (r *Road) clear() {
	for range time.Tick(time.Second) {
		r.mu.Lock()
		for l := range r.lanes {
			r.lanes[l] = nil
		}
		r.mu.Unlock()
	}
}
