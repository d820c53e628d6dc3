// Package slotkeys remembers keys by slots that are not theirs, or that become more.
package slotkeys

import "net/http"

type recent struct {
	ring [256]string
	next int
	seen map[string]struct{}
}

// note looks into the slots, and puts nothing there.
func (r *recent) note(id string) bool {
	if _, ok := r.seen[id]; ok {
		return false
	}
	delete(r.seen, r.ring[r.next])
	r.next = (r.next + 1) % len(r.ring)
	r.seen[id] = struct{}{} // want mapgrow medium "recent.seen"
	return true
}

type visitors struct {
	order []string
	next  int
	times map[string]int
}

// note goes by a slot, and makes the list longer each time.
func (v *visitors) note(who string) {
	v.order = append(v.order, who) // want slicegrow medium "visitors.order"
	if v.next < len(v.order)/2 {
		delete(v.times, v.order[v.next])
		v.order[v.next] = who
		v.next++
	}
	v.times[who]++ // want mapgrow medium "visitors.times"
}

// Handler tells who is new.
func Handler() http.Handler {
	r := &recent{seen: map[string]struct{}{}}
	v := &visitors{times: map[string]int{}}
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		id := q.FormValue("id")
		v.note(id)
		if !r.note(id) {
			w.WriteHeader(http.StatusConflict)
		}
	})
}
