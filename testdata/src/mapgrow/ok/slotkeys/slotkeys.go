// Package slotkeys remembers the last keys by slots: who comes takes the slot of who came long ago,
// whose entry goes.
package slotkeys

import "net/http"

type recent struct {
	ring [256]string
	next int
	seen map[string]struct{}
}

func (r *recent) note(id string) bool {
	if _, ok := r.seen[id]; ok {
		return false
	}
	delete(r.seen, r.ring[r.next])
	r.ring[r.next] = id
	r.next = (r.next + 1) % len(r.ring)
	r.seen[id] = struct{}{}
	return true
}

type visitors struct {
	order []string
	next  int
	times map[string]int
}

func (v *visitors) note(who string) {
	if old := v.order[v.next]; old != "" {
		delete(v.times, old)
	}
	v.order[v.next] = who
	v.times[who]++
	v.next++
	if v.next == len(v.order) {
		v.next = 0
	}
}

// Handler tells who is new.
func Handler() http.Handler {
	r := &recent{seen: map[string]struct{}{}}
	v := &visitors{order: make([]string, 100), times: map[string]int{}}
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		id := q.FormValue("id")
		v.note(id)
		if !r.note(id) {
			w.WriteHeader(http.StatusConflict)
		}
	})
}
