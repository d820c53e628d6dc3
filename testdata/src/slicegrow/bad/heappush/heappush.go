// Package heappush keeps deadlines in heaps; one heap is only looked at.
package heappush

import (
	"container/heap"
	"net/http"
	"sync"
	"time"
)

// Agenda knows what is due.
type Agenda struct {
	mu    sync.Mutex
	peek  *dates
	drain *dates
}

// NewAgenda starts an empty agenda.
func NewAgenda() *Agenda {
	a := &Agenda{peek: &dates{}, drain: &dates{}}
	go a.watch()
	return a
}

// ServeHTTP enters a date.
func (a *Agenda) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d, err := time.ParseDuration(r.FormValue("in"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	heap.Push(a.peek, time.Now().Add(d)) // want slicegrow medium "Agenda.peek"
	heap.Push(a.drain, time.Now().Add(d))
}

func (a *Agenda) watch() {
	for now := range time.Tick(time.Second) {
		a.mu.Lock()
		for a.drain.Len() > 0 && (*a.drain)[0].Before(now) {
			heap.Pop(a.drain)
		}
		a.mu.Unlock()
	}
}

// Next tells the first date that was ever entered and the first to come.
func (a *Agenda) Next() (ever, next time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.peek.Len() > 0 {
		ever = (*a.peek)[0]
	}
	if a.drain.Len() > 0 {
		next = (*a.drain)[0]
	}
	return ever, next
}

type dates []time.Time

func (d dates) Len() int           { return len(d) }
func (d dates) Less(i, j int) bool { return d[i].Before(d[j]) }
func (d dates) Swap(i, j int)      { d[i], d[j] = d[j], d[i] }
func (d *dates) Push(x any)        { *d = append(*d, x.(time.Time)) }
func (d *dates) Pop() any {
	old := *d
	last := old[len(old)-1]
	*d = old[:len(old)-1]
	return last
}
